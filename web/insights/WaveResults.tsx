import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { ApiProblem } from "../api/apiProblem.ts";
import { readResults, readUnits } from "../api/results.ts";
import { readSurveyVersion } from "../api/surveys.ts";
import { readWave } from "../api/waves.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { ProofCard } from "./ProofCard.tsx";
import { ResultsView } from "./ResultsView.tsx";
import { StatementCard } from "./StatementCard.tsx";
import { companyCell } from "./unitRows.ts";

/** The results of one wave for somebody signed in: the own units and the company. */
export function WaveResults() {
  const { t } = useTranslation("results");
  const { t: tw } = useTranslation("waves");
  const { waveId = "" } = useParams();
  const wave = useQuery({ queryKey: ["wave", waveId], queryFn: () => readWave(waveId) });
  const loaded = useQuery({
    queryKey: ["results", waveId],
    queryFn: async () => {
      const results = await readResults(waveId);
      const [version, units] = await Promise.all([
        readSurveyVersion(results.survey, results.version),
        readUnits(),
      ]);
      return { results, version, units };
    },
    staleTime: 5 * 60_000,
  });
  if (wave.data === undefined) {
    return (
      <>
        <PageHead title={t("title")} />
        {wave.error ? (
          <ErrorState error={wave.error} onRetry={() => wave.refetch()} />
        ) : (
          <Loading />
        )}
      </>
    );
  }
  const { name, survey, cut, state, opensOn, closesOn, closedOn, k } = wave.data;
  const dates = tw("dates", { opensOn, closesOn: closedOn ?? closesOn });
  const company = loaded.data && companyCell(loaded.data.results.cells, loaded.data.units);
  return (
    <>
      <PageHead title={name} intro={`${dates} · ${t("k", { k })}`} />
      <Body query={loaded} isOver={state === "destroyed" || state === "stopped"}>
        <StatementCard waveId={waveId} wave={{ name, survey, cut, invited: company?.invited }} />
        {loaded.data && <ProofCard wave={wave.data} results={loaded.data.results} />}
      </Body>
    </>
  );
}

interface BodyProps {
  readonly query: UseQueryResult<Parameters<typeof ResultsView>[0]>;
  /** The wave is over without a release. */
  readonly isOver: boolean;
  /** Beside the figures, before the comments. */
  readonly children: ReactNode;
}

function Body({ query, isOver, children }: BodyProps) {
  const { t } = useTranslation("results");
  if (query.data !== undefined) return <ResultsView {...query.data} beforeComments={children} />;
  if (query.error instanceof ApiProblem && query.error.status === 409) {
    return isOver ? (
      <Empty title={t("noneTitle")}>{t("none")}</Empty>
    ) : (
      <Empty title={t("notReleasedTitle")}>{t("notReleased")}</Empty>
    );
  }
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  return <Loading />;
}
