import type { Proportion } from "../scoring/interval.ts";
import { newcombeDifference } from "../scoring/newcombe.ts";
import { wilsonInterval } from "../scoring/wilson.ts";
import { isStale } from "./isStale.ts";
import type { Evidence, JudgingRules, Measured } from "./judge.ts";
import { JUDGED_FROM_ANSWERS } from "./judgementSettings.ts";
import type { ReleasedFigure, ReleasedShare } from "./releasedShare.ts";

/** One full wave on an indicator's line at a unit, as released. */
export interface SurveyReading {
  readonly closesOn: string;
  /** Number of the piece of the line that it lies in. */
  readonly segment: number;
  readonly figure: ReleasedFigure;
  readonly share: ReleasedShare | null;
  /** Ballots of the invited, 0 to 1; null where not released. */
  readonly responseRate: number | null;
}

/** The starting point of a change. */
export interface SurveyBaseline {
  readonly value: number;
  readonly n: number | null;
  /** null where only the value was entered. */
  readonly proportion: Proportion | null;
  readonly isComparable: boolean;
}

/**
 * What the released waves say of a survey indicator at a unit on a day.
 * @param waves full waves in the order of their days; the last one is judged.
 * @param comparedWith `baseline` for changes; `last` for levels, whose change is since last time.
 */
export function surveyEvidence(
  waves: readonly SurveyReading[],
  baseline: SurveyBaseline | null,
  comparedWith: "baseline" | "last",
  when: { readonly today: string; readonly cadenceMonths: number },
  rules: Pick<JudgingRules, "staleAfterCadences">,
): Evidence {
  const latest = waves.at(-1);
  const reference =
    comparedWith === "last"
      ? exactShare(previousOf(waves))
      : baseline?.isComparable
        ? baseline.proportion
        : null;
  return {
    source: "survey",
    measured: latest === undefined ? [] : measuredOf(latest.share, reference),
    n: latest === undefined ? null : answersAtMost(latest),
    isStale:
      latest !== undefined &&
      isStale(latest.closesOn, when.today, when.cadenceMonths, rules.staleAfterCadences),
    responseRate: latest?.responseRate ?? null,
    baseline: baseline === null ? null : { value: baseline.value, n: baseline.n },
    hasBreakSinceBaseline: baseline !== null && !baseline.isComparable,
    earlier: earlierValue(waves),
  };
}

/** The full wave before the latest, where both lie in one piece of the line. */
export function previousOf<R extends Pick<SurveyReading, "segment">>(
  waves: readonly R[],
): R | undefined {
  const [previous, latest] = waves.slice(-2);
  return latest !== undefined && previous?.segment === latest.segment ? previous : undefined;
}

/** The share of a wave where it is exact; null where hidden, of too few, or only bounded. */
export function exactShare(reading: Pick<SurveyReading, "share"> | undefined): Proportion | null {
  const share = reading?.share ?? null;
  return share === null || share.length > 1 ? null : share[0];
}

/** The first value of the latest wave's piece of the line, if that is another wave. */
function earlierValue(waves: readonly SurveyReading[]): number | null {
  const latest = waves.at(-1);
  const first = waves.find(({ segment }) => segment === latest?.segment);
  const share = first === latest ? null : exactShare(first);
  return share === null ? null : share.x / share.n;
}

function measuredOf(
  share: ReleasedShare | null,
  reference: Proportion | null,
): Evidence["measured"] {
  if (share === null) return [];
  const [one, two] = share;
  const first = toMeasured(one, reference);
  return two === undefined ? [first] : [first, toMeasured(two, reference)];
}

function toMeasured(share: Proportion, reference: Proportion | null): Measured {
  const interval = wilsonInterval(share);
  const change = reference === null ? null : newcombeDifference(reference, share);
  return {
    value: share.x / share.n,
    interval: interval.ok ? interval.value : null,
    change: change?.ok ? change.value : null,
  };
}

/**
 * Answers behind a shown figure; of a range its upper end, which is below what a share needs. Where
 * options are counted and there is no share, too few chose one that is in it at all.
 */
function answersAtMost({ figure, share }: SurveyReading): number | null {
  if (!figure.shown) return null;
  if (typeof figure.n === "string") return Number(figure.n.split("-").at(-1));
  const isCounted = figure.counts !== undefined;
  return isCounted && share === null ? Math.min(figure.n, JUDGED_FROM_ANSWERS - 1) : figure.n;
}
