import { Anchor, Box, Button, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readAuditCounts } from "../api/audit.ts";
import type { ResultsBody } from "../api/results.ts";
import type { WaveView } from "../api/waves.ts";
import { saveFile } from "../manage/saveFile.ts";
import { Card } from "../ui/Card.tsx";
import { useActor } from "../ui/session.ts";
import { ErrorState } from "../ui/states.tsx";
import { AskedPeople } from "./AskedPeople.tsx";
import { Fingerprint } from "./Fingerprint.tsx";

interface ProofCardProps {
  readonly wave: WaveView;
  readonly results: ResultsBody;
}

/** What lets a reader check a wave: its terms, what was released of it as files, and how to. */
export function ProofCard({ wave, results }: ProofCardProps) {
  const { t } = useTranslation("results");
  const { role } = useActor();
  const counts = useMutation({
    mutationFn: () => readAuditCounts(wave.id),
    onSuccess: (body) => saveJson(body, `audit-counts-${wave.id}.json`),
  });
  return (
    <Card title={t("proof")} intro={t("proofIntro")}>
      <AskedPeople waveId={wave.id} />
      <Box mt="sm">
        <Fingerprint wave={wave} />
      </Box>
      <Group mt="lg" gap="sm">
        <Button variant="default" onClick={() => saveJson(results, `results-${wave.id}.json`)}>
          {t("proofResults")}
        </Button>
        {role !== "manager" && (
          <Button variant="default" loading={counts.isPending} onClick={() => counts.mutate()}>
            {t("proofCounts")}
          </Button>
        )}
      </Group>
      {counts.error && <ErrorState error={counts.error} onRetry={() => counts.mutate()} />}
      <Text size="sm" mt="lg">
        <Anchor href={t("privacyLink.href")} target="_blank" size="sm" underline="always">
          {t("privacyLink.label")}
        </Anchor>
      </Text>
    </Card>
  );
}

const saveJson = (body: object, name: string): void =>
  saveFile(new Blob([JSON.stringify(body, null, 2)], { type: "application/json" }), name);
