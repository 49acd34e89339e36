import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readStatement } from "../api/results.ts";
import { saveFile } from "../manage/saveFile.ts";
import { Card } from "../ui/Card.tsx";
import {
  type StatementWave,
  statementFacts,
  statementRules,
  statementText,
} from "./statementText.ts";

interface StatementCardProps {
  readonly waveId: string;
  readonly wave: StatementWave;
}

/** Every rule in plain words, what it hid, and the totals that everybody can check. */
export function StatementCard({ waveId, wave }: StatementCardProps) {
  const { t } = useTranslation("results");
  const { data } = useQuery({
    queryKey: ["statement", waveId],
    queryFn: () => readStatement(waveId),
  });
  if (data === undefined) return null;
  const save = (type: "text/plain" | "application/json", content: string, ending: string) =>
    saveFile(
      new Blob([content], { type: `${type};charset=utf-8` }),
      `statement-${waveId}.${ending}`,
    );
  return (
    <Card title={t("statement")} intro={t("statementIntro")}>
      <ol style={{ maxWidth: 680, paddingLeft: "1.4em" }}>
        {statementRules(data, wave, t).map(({ text, effect }) => (
          <li key={text}>
            {text}{" "}
            <Text component="span" fw={550} className="desk-numbers">
              {effect}
            </Text>
          </li>
        ))}
      </ol>
      <Text maw={680} mb="md">
        {t("statementShareRule")}
      </Text>
      <Text maw={680} mb="md">
        {t("statementBoundRule")}
      </Text>
      <dl className="desk-facts desk-numbers">
        {statementFacts(data, wave, t).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Group mt="lg" gap="sm">
        <Button
          variant="default"
          onClick={() => save("text/plain", statementText(data, wave, t), "txt")}
        >
          {t("statementDownloadText")}
        </Button>
        <Button
          variant="default"
          onClick={() => save("application/json", JSON.stringify(data, null, 2), "json")}
        >
          {t("statementDownloadJson")}
        </Button>
      </Group>
    </Card>
  );
}
