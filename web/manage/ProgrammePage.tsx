import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readBaselines, readRecordStates, readTargets } from "../api/programme.ts";
import { readIndicators } from "../api/trends.ts";
import { readWaves } from "../api/waves.ts";
import { Card } from "../ui/Card.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { ErrorState, Loading } from "../ui/states.tsx";
import { BreaksCard } from "./BreaksCard.tsx";
import { JudgedTable } from "./JudgedTable.tsx";
import { RecordStateTable } from "./RecordStateTable.tsx";
import { RecordsImportCard } from "./RecordsImportCard.tsx";
import { RulesCard } from "./RulesCard.tsx";

/** HR's counts behind the indicators, where each started and is to go, and how it is judged. */
export function ProgrammePage() {
  const { t } = useTranslation("programme");
  const states = useQuery({ queryKey: ["record-states"], queryFn: readRecordStates });
  const indicators = useQuery({ queryKey: ["indicators"], queryFn: readIndicators });
  const baselines = useQuery({ queryKey: ["baselines"], queryFn: readBaselines });
  const targets = useQuery({ queryKey: ["targets"], queryFn: readTargets });
  const waves = useQuery({ queryKey: ["waves"], queryFn: readWaves });
  const judgedBy = [indicators, baselines, targets, waves];
  const failed = judgedBy.find(({ error }) => error !== null);
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")} />
      <RecordsImportCard />
      <Card title={t("state.title")} intro={t("state.intro")}>
        {states.error && <ErrorState error={states.error} onRetry={() => states.refetch()} />}
        {states.isPending && <Loading rows={2} />}
        {states.data && <RecordStateTable states={states.data} />}
      </Card>
      <Card title={t("judged.title")} intro={t("judged.intro")}>
        {failed?.error && <ErrorState error={failed.error} onRetry={() => failed.refetch()} />}
        {!failed && judgedBy.some(({ isPending }) => isPending) && <Loading rows={3} />}
        {indicators.data && baselines.data && targets.data && waves.data && (
          <JudgedTable
            indicators={indicators.data}
            baselines={baselines.data}
            targets={targets.data}
            waves={waves.data}
            records={states.data ?? []}
          />
        )}
      </Card>
      <BreaksCard />
      <RulesCard />
    </>
  );
}
