import type { ChangeFacts, SurveyFacts, TargetFacts } from "../../schema/text/indicatorFacts.ts";
import { type ChangeOfShares, changeOfShares } from "../domain/programme/changeOfShares.ts";
import { releasedScore } from "../domain/programme/releasedScore.ts";
import { exactShare } from "../domain/programme/surveyEvidence.ts";
import type { Target, TargetReading } from "../domain/programme/target.ts";
import type { Interval, Proportion } from "../domain/scoring/interval.ts";
import { teamShare } from "../domain/scoring/teamShare.ts";
import { wilsonInterval } from "../domain/scoring/wilson.ts";
import type { WaveReading } from "./releasedFigures.ts";

/** A share with everything that may be said about its certainty; fractions. */
export interface ShareView {
  readonly value: number;
  readonly interval: Interval;
  readonly team: (Interval & { readonly kind: "interval" | "logical-bounds" }) | null;
}

/** The exact share of a reading with its intervals; null where there is none. */
export function shareView(reading: WaveReading): ShareView | null {
  const share = exactShare(reading);
  if (share === null) return null;
  const interval = wilsonInterval(share);
  if (!interval.ok) return null;
  const team = reading.invited === null ? null : teamShare(share, reading.invited);
  return {
    value: share.x / share.n,
    interval: interval.value,
    team: team?.ok ? team.value : null,
  };
}

/** The ends of a share that the release leaves open; null where it is exact, or there is none. */
export function shareBoundsOf({ share }: WaveReading): Interval | null {
  const [least, most] = share ?? [];
  if (least === undefined || most === undefined) return null;
  return { lower: least.x / least.n, upper: most.x / most.n };
}

/** The figure's half of what is said of a wave; a point on a line says no more. */
export function readingFacts(
  reading: WaveReading | undefined,
  previous: WaveReading | undefined,
): SurveyFacts {
  const none = { judgement: null, target: null, sinceBaseline: null, sinceLast: null };
  if (reading === undefined || !reading.figure.shown) {
    return {
      ...none,
      ...{ n: null, invited: null, score: null, counts: "satisfied", favourable: null },
      ...{
        favourableBound: null,
        bounds: null,
        range: null,
        responseRate: null,
        openLink: null,
        company: null,
      },
    };
  }
  const view = shareView(reading);
  const share = exactShare(reading);
  const sinceLast = changeFacts(exactShare(previous), share);
  const isPreviousOpen = sinceLast !== null && previous?.wave.onePerPerson === false;
  const range =
    view === null
      ? null
      : view.team?.kind === "interval"
        ? { ...view.team, of: "invited" as const }
        : { ...view.interval, of: "chance" as const };
  return {
    ...none,
    n: share?.n ?? reading.figure.n,
    invited: reading.invited,
    score: releasedScore([reading.figure]),
    counts: reading.wave.options === null ? "satisfied" : "counted",
    favourable: share?.x ?? null,
    favourableBound: reading.figure.share?.bound ?? null,
    bounds: shareBoundsOf(reading),
    range,
    responseRate: reading.responseRate,
    openLink: !reading.wave.onePerPerson ? "own" : isPreviousOpen ? "compared" : null,
    sinceLast,
    company: null,
  };
}

/** A change as it is told; null where none may be computed. */
export function changeFacts(
  before: Proportion | null,
  after: Proportion | null,
): ChangeFacts | null {
  const change = changeBetween(before, after);
  if (change === null || before === null || after === null) return null;
  return {
    from: before.x / before.n,
    to: after.x / after.n,
    points: change.points.difference,
    relative: change.relative,
    evidence: change.evidence,
  };
}

/** A change between two exact shares that may be compared; else null. */
export const changeBetween = (
  before: Proportion | null,
  after: Proportion | null,
): ChangeOfShares | null =>
  before === null || after === null ? null : changeOfShares(before, after);

/** A target as it is told; null where it has no value at this unit. */
export function targetFacts(
  target: Target | null,
  deciding: TargetReading | null,
): TargetFacts | null {
  if (target === null || deciding === null) return null;
  const change = target.kind === "change" ? { wanted: target.change, basis: target.basis } : null;
  return { value: deciding.value, change };
}
