import type { DimensionTrendView, TrendPointView, TrendView } from "../api/trends.ts";
import type { Score } from "./figures.ts";
import { dimensionScore, scoreOf, scoreText, shareText, targetNow } from "./trendFigures.ts";

/** What a line shows: a share in per cent, or a mean score from 0 to 100. */
export type TrendMeasure = "share" | "score";

/** What is drawn of a wave, on an axis from 0 to 100. */
export type MarkFigure =
  | {
      readonly kind: "point";
      readonly value: number;
      /** null: none is released, so that nobody can tell a move from chance. */
      readonly interval: Ends | null;
      /** Part of the line: has an interval, or is of the items that all waves of its piece ask. */
      readonly isJoined: boolean;
    }
  /** The release leaves open where between its ends the figure lies. */
  | { readonly kind: "range"; readonly ends: Ends }
  /** Not shown, or not in this measure. */
  | { readonly kind: "gap" };

type Ends = readonly [low: number, high: number];

/** A released wave on a line. */
export interface WaveMark {
  readonly wave: string;
  readonly closesOn: string;
  readonly isPulse: boolean;
  /** False for a public link: not limited to one answer per person. */
  readonly onePerPerson: boolean;
  readonly isBaseline: boolean;
  /** Piece of the line; null for a pulse. Only marks of one piece are joined. */
  readonly segment: number | null;
  /** Before the latest break: kept in view, but not comparable with now. */
  readonly isEarlier: boolean;
  readonly figure: MarkFigure;
  /** The figure as written; empty for a gap. */
  readonly label: string;
}

/** A target for some days; `value` in per cent. */
export interface TargetMark {
  readonly from: string | null;
  readonly to: string | null;
  readonly value: number;
}

/** Everything that is drawn of a line; waves oldest first, days `YYYY-MM-DD`. */
export interface TrendMarks {
  readonly measure: TrendMeasure;
  readonly waves: readonly WaveMark[];
  readonly breaks: TrendView["breaks"];
  readonly targets: readonly TargetMark[];
  /** A starting point that was entered and is no wave of the line. */
  readonly enteredBaseline: { readonly on: string; readonly value: number } | null;
}

/**
 * An indicator's line. It is of shares as soon as one full wave has one: a wave with a mean only is
 * then a gap, since a mean of few has no interval and is no share. It is of means where there is no
 * share at all; then nothing that is a share, such as a target, stands beside it. A figure without
 * an interval is a point by itself: joined, it would look like a move that nobody can vouch for.
 */
export function indicatorMarks(trend: TrendView): TrendMarks {
  const { points, breaks, targets, baseline } = trend;
  const target = targetNow(trend);
  const full = points.filter(({ isPulse }) => !isPulse);
  const leading = full.some(({ figure }) => figure.shown) ? full : points;
  const hasShare = leading.some(({ share, bounds }) => share !== null || bounds !== null);
  const hasScore = leading.some((point) => scoreOf(point) !== null);
  const measure = hasShare || !hasScore ? "share" : "score";
  const isShare = measure === "share";
  const isOnLine = points.some(({ isBaseline }) => isBaseline);
  return {
    measure,
    waves: withEarlier(
      points.map((point) => ({
        ...placeOf(point),
        isBaseline: point.isBaseline && isShare,
        ...(isShare ? shareMark(point, target) : scoreMark(scoreOf(point), false)),
      })),
      breaks,
    ),
    breaks,
    targets: isShare
      ? targets.flatMap(({ from, to, value }) =>
          value === null ? [] : [{ from, to, value: 100 * value }],
        )
      : [],
    enteredBaseline:
      isShare && !isOnLine && baseline !== null && baseline.value !== null
        ? { on: baseline.lockedOn, value: 100 * baseline.value }
        : null,
  };
}

/** A dimension's line, of mean scores; it has no target and no baseline. */
export function dimensionMarks({ points, breaks }: DimensionTrendView): TrendMarks {
  return {
    measure: "score",
    waves: withEarlier(
      points.map((point) => ({
        ...placeOf(point),
        isBaseline: false,
        ...scoreMark(dimensionScore(point), point.isOnCommonItems),
      })),
      breaks,
    ),
    ...{ breaks, targets: [], enteredBaseline: null },
  };
}

type Place = Pick<TrendPointView, "wave" | "closesOn" | "onePerPerson" | "isPulse" | "segment">;

const placeOf = ({ wave, closesOn, onePerPerson, isPulse, segment }: Place) => ({
  ...{ wave, closesOn, onePerPerson, isPulse, segment },
});

const GAP = { figure: { kind: "gap" }, label: "" } as const;

function shareMark(
  point: TrendPointView,
  target: number | null,
): Pick<WaveMark, "figure" | "label"> {
  const { share, bounds } = point;
  const label = shareText(point, target) ?? "";
  if (share !== null) {
    const { lower, upper } = share.interval;
    const interval = [100 * lower, 100 * upper] as const;
    return { figure: { kind: "point", value: 100 * share.value, interval, isJoined: true }, label };
  }
  if (bounds === null) return GAP;
  return { figure: { kind: "range", ends: [100 * bounds.lower, 100 * bounds.upper] }, label };
}

function scoreMark(
  score: Omit<Score, "n"> | null,
  isOnCommonItems: boolean,
): Pick<WaveMark, "figure" | "label"> {
  if (score === null) return GAP;
  const { score: value, bound, interval = null } = score;
  const label = scoreText(score) ?? "";
  if (bound === undefined) {
    const isJoined = interval !== null || isOnCommonItems;
    return { figure: { kind: "point", value, interval, isJoined }, label };
  }
  const ends: Ends = bound === "atLeast" ? [value, 100] : [0, value];
  return { figure: { kind: "range", ends }, label };
}

/** A pulse belongs to the piece in whose days it lies. */
function withEarlier(
  marks: readonly Omit<WaveMark, "isEarlier">[],
  breaks: TrendView["breaks"],
): WaveMark[] {
  const latest = Math.max(0, ...marks.map(({ segment }) => segment ?? 0));
  const lastBreak =
    breaks
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? "";
  return marks.map((mark) => ({
    ...mark,
    isEarlier: mark.segment === null ? mark.closesOn < lastBreak : mark.segment < latest,
  }));
}

/** What a reader finds in a drawing, so that its legend explains that and no more. */
export function markKinds({ waves, breaks, targets, enteredBaseline }: TrendMarks) {
  const full = waves.filter(({ isPulse }) => !isPulse);
  const points = full.flatMap(({ figure }) => (figure.kind === "point" ? [figure] : []));
  const kinds = {
    point: points.some(({ interval }) => interval !== null),
    interval: waves.some(({ figure }) => figure.kind === "point" && figure.interval !== null),
    few: points.some(({ isJoined }) => !isJoined),
    common: points.some(({ interval, isJoined }) => interval === null && isJoined),
    range: waves.some(({ figure }) => figure.kind === "range"),
    pulse: waves.some(({ isPulse, figure }) => isPulse && figure.kind !== "gap"),
    openLink: waves.some(({ onePerPerson, figure }) => !onePerPerson && figure.kind !== "gap"),
    baseline: enteredBaseline !== null || waves.some(({ isBaseline }) => isBaseline),
    target: targets.some(({ to }) => to === null),
    oldTarget: targets.some(({ to }) => to !== null),
    break: breaks.length > 0,
    earlier: waves.some(({ isEarlier, figure }) => isEarlier && figure.kind !== "gap"),
    gap: full.some(({ figure }) => figure.kind === "gap"),
  };
  return Object.entries(kinds).flatMap(([kind, isThere]) =>
    isThere ? [kind as keyof typeof kinds] : [],
  );
}

/** A kind of mark that the legend explains. */
export type MarkKind = ReturnType<typeof markKinds>[number];
