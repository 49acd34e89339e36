import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { readWave, type WaveView } from "../api/waves.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { ErrorState, Loading } from "../ui/states.tsx";
import { ClosedSteps } from "./ClosedSteps.tsx";
import { DraftSteps } from "./DraftSteps.tsx";
import { EndSteps } from "./EndSteps.tsx";
import { PeriodClosedSteps } from "./PeriodClosedSteps.tsx";
import { RunningSteps } from "./RunningSteps.tsx";
import { WaveFacts } from "./WaveFacts.tsx";
import { WaveState } from "./WaveState.tsx";

/** One wave: where it stands, and the steps that its state allows. */
export function WavePage() {
  const { t } = useTranslation("waves");
  const { t: td } = useTranslation("desk");
  const { waveId = "" } = useParams();
  // Another tab, or the clock, may move the wave on.
  const {
    data: wave,
    error,
    refetch,
  } = useQuery({
    queryKey: ["wave", waveId],
    queryFn: () => readWave(waveId),
    refetchInterval: 60_000,
  });
  const back = (
    <Anchor component={Link} to="/waves" size="sm" display="inline-block" mb="sm">
      ← {td("common.backToWaves")}
    </Anchor>
  );
  if (wave === undefined) {
    return (
      <>
        {back}
        <PageHead title={t("title")} />
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Loading />}
      </>
    );
  }
  const { name, state, opensOn, closesOn } = wave;
  return (
    <>
      {back}
      <PageHead
        title={name}
        mark={<WaveState state={state} />}
        intro={t(`stateMeaning.${state}`, { opensOn, closesOn })}
      />
      <Steps key={state} wave={wave} />
      <WaveFacts wave={wave} />
    </>
  );
}

function Steps({ wave }: { readonly wave: WaveView }) {
  switch (wave.state) {
    case "draft":
      return <DraftSteps wave={wave} />;
    case "scheduled":
    case "open":
      return <RunningSteps wave={wave} />;
    case "closed":
      return wave.isPeriod ? <PeriodClosedSteps wave={wave} /> : <ClosedSteps wave={wave} />;
    default:
      return <EndSteps wave={wave} />;
  }
}
