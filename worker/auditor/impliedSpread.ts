import type { CellJson, ItemJson } from "./captured.ts";

/** Fewest answers of the company, and least spread in tenths of a point. */
const COMPANY_MIN = 30;
const LEAST_TENTHS = 5;
/** So near to a whole tenth, a spread may have been rounded either way. */
const TOLERANCE = 1e-5;
const HALVINGS = 50;

/** Least and greatest spread that the published figures give, in points; nearly always the same. */
export interface SpreadRange {
  readonly low: number;
  readonly high: number;
}

/**
 * The spread of an item that everybody can work out from the company's published mean and share: of
 * all answers with these two, that of the likeliest ones when nothing else is known (maximum
 * entropy; Jaynes 1957), rounded up to a tenth, at least half a point. A figure that is a bound is
 * read at it, a range of shares at the end with the wider spread.
 * @returns null where the company publishes too little for a spread.
 */
export function impliedSpread(company: ItemJson | undefined): SpreadRange | null {
  const mean = company?.mean ?? company?.atLeast ?? company?.atMost;
  const n = Number(company?.n);
  if (!company?.shown || mean === undefined || !(n >= COMPANY_MIN)) return null;
  const { share, shareBounds } = company;
  const counts = share === undefined ? shareBounds : [share.favourable];
  const deviations = counts?.map((count) => deviationWith(mean, count / n)) ?? [deviationOf(mean)];
  const widest = 10 * Math.max(...deviations);
  const tenths = (value: number) => Math.max(LEAST_TENTHS, Math.ceil(value)) / 10;
  return { low: tenths(widest - TOLERANCE), high: tenths(widest + TOLERANCE) };
}

/** The spread of a dimension: the mean of those of its items. */
export function impliedDimensionSpread(
  items: readonly string[],
  company: CellJson | undefined,
): SpreadRange | null {
  let [low, high] = [0, 0];
  for (const item of items) {
    const range = impliedSpread(company?.items[item]);
    if (range === null) return null;
    low += range.low / items.length;
    high += range.high / items.length;
  }
  return items.length > 0 ? { low, high } : null;
}

/** Weight of the answer a where each is x times as likely as the one before, x = t / (1 − t). */
const weight = (answer: number, t: number): number => t ** (answer - 1) * (1 - t) ** (5 - answer);

/** Weighted sums of the answers from `first` to `last`: of 1, of a, and of a². */
function powers(first: number, last: number, t: number): readonly [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (let answer = first; answer <= last; answer++) {
    for (const power of [0, 1, 2] as const) sums[power] += weight(answer, t) * answer ** power;
  }
  return sums;
}

/** Where a function that rises from below `target` reaches it, between 0 and 1. */
function solve(rising: (t: number) => number, target: number): number {
  let [below, above] = [0, 1];
  for (let step = 0; step < HALVINGS; step++) {
    const t = (below + above) / 2;
    if (rising(t) < target) below = t;
    else above = t;
  }
  return (below + above) / 2;
}

function deviationOf(mean: number): number {
  const moment = (power: 1 | 2) => (t: number) => {
    const sums = powers(1, 5, t);
    return sums[power] / sums[0];
  };
  const t = solve(moment(1), mean);
  return Math.sqrt(Math.max(0, moment(2)(t) - moment(1)(t) ** 2));
}

function deviationWith(mean: number, favourable: number): number {
  const moment = (power: 1 | 2) => (t: number) => {
    const [low, high] = [powers(1, 3, t), powers(4, 5, t)];
    return ((1 - favourable) * low[power]) / low[0] + (favourable * high[power]) / high[0];
  };
  const t = solve(moment(1), mean);
  return Math.sqrt(Math.max(0, moment(2)(t) - moment(1)(t) ** 2));
}
