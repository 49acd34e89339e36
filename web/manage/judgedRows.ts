import type { Baseline, TargetRevision } from "../../schema/wire/judgedBy.ts";
import type { RecordState } from "../../schema/wire/records.ts";
import { hasResults } from "../../worker/domain/waves/stateMachine.ts";
import type { IndicatorView } from "../api/trends.ts";
import type { WaveView } from "../api/waves.ts";

/** An indicator with what it is judged by. */
export interface JudgedRow {
  readonly indicator: IndicatorView;
  /** The one that stands. */
  readonly baseline: Baseline | null;
  readonly revision: TargetRevision | null;
  readonly target: number | null;
  readonly changeBasis: "relative" | "points" | null;
  /** Released full waves that a baseline may be read from, the newest first. */
  readonly waves: readonly WaveView[];
  /** Whether HR's counts feed it. */
  readonly hasRecord: boolean;
}

/** The rows of the table, in the order of the measures. */
export function judgedRows(given: {
  readonly indicators: readonly IndicatorView[];
  readonly baselines: readonly Baseline[];
  readonly targets: readonly TargetRevision[];
  readonly waves: readonly WaveView[];
  readonly records: readonly RecordState[];
}): JudgedRow[] {
  const { indicators, baselines, targets, waves, records } = given;
  const fedByRecords = new Set(records.flatMap((record) => record.indicators));
  return indicators.map((indicator) => {
    const ofIndicator = (row: { indicator: string; stands: boolean }) =>
      row.indicator === indicator.id && row.stands;
    const revision = targets.find(ofIndicator) ?? null;
    return {
      indicator,
      revision,
      baseline: baselines.find(ofIndicator) ?? null,
      target: revision?.target ?? indicator.target,
      changeBasis: revision?.changeBasis ?? indicator.changeBasis,
      waves: waves.filter(({ survey, state }) => survey === indicator.survey && hasResults(state)),
      hasRecord: fedByRecords.has(indicator.id),
    };
  });
}

/** Whether a starting point can be locked: something that is measured, and not only held or not. */
export const canHaveBaseline = ({ indicator, hasRecord }: JudgedRow): boolean =>
  indicator.kind !== "process" && (indicator.survey !== null || hasRecord);
