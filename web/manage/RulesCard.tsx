import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readSettings } from "../api/administration.ts";
import { Card } from "../ui/Card.tsx";
import { ErrorState, Loading } from "../ui/states.tsx";
import { percentText } from "./percent.ts";

/** What tells "on track" from "at risk", in words; the owner changes it. */
export function RulesCard() {
  const { t } = useTranslation("programme");
  const { data, error, refetch } = useQuery({ queryKey: ["settings"], queryFn: readSettings });
  return (
    <Card title={t("rules.title")} intro={t("rules.intro")}>
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={1} />}
      {data && (
        <ul className="desk-breaks">
          <li>
            {data.programmeStart === null
              ? t("rules.noStart")
              : t("rules.start", { day: data.programmeStart })}
          </li>
          <li>{t("rules.plan", { share: percentText(data.judgement.planShare) })}</li>
          <li>{t("rules.progress", { share: percentText(data.judgement.progressShare) })}</li>
          <li>{t("rules.shortfall", { points: data.judgement.shortfallPoints })}</li>
          <li>{t("rules.stale", { cadences: data.judgement.staleAfterCadences })}</li>
          <li>
            {data.judgement.lowResponseShare === 0
              ? t("rules.anyResponse")
              : t("rules.lowResponse", { share: percentText(data.judgement.lowResponseShare) })}
          </li>
          <li>
            {t(data.judgement.achievedRequiresEvidence ? "rules.evidence" : "rules.noEvidence")}
          </li>
        </ul>
      )}
      <Text size="sm" c="dimmed" mt="md">
        {t("rules.who")}
      </Text>
    </Card>
  );
}
