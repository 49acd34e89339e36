import type { CellJson, Leak } from "./captured.ts";
import { otherLeak } from "./otherLeak.ts";

/** What one interval admits of the spread behind it, in points. */
interface SpreadRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Ends are whole points, so each is off by up to half a point; so is a dimension's score, while the
 * interval may stand around the exact mean of the shown items.
 */
const ROUNDING = { item: 0.5, dimension: 1 } as const;
const TOLERANCE = 1e-6;
/** The factor of a 95 % interval: normal, or Student's for 20 answers. */
const FACTORS = { least: 1.95, most: 2.1 } as const;

/**
 * Intervals of means may depend on the shown mean, the number of answers, and one spread per item
 * for the whole company. One that is centred elsewhere tells more of the mean than its rounding,
 * and spreads that differ between cells tell how far apart the answers in a unit are.
 */
export function intervalLeaks(cells: readonly CellJson[]): Leak[] {
  const leaks: Leak[] = [];
  const spreads = new Map<string, SpreadRange>();
  for (const cell of cells) {
    const people = [{ unit: cell.unit, cut: cell.cut }];
    const figures = [
      ...Object.entries(cell.items).map(([id, item]) => {
        const points = item.mean ?? item.atLeast ?? item.atMost;
        return {
          ...item,
          id,
          kind: "item" as const,
          score: points === undefined ? undefined : 25 * (points - 1),
        };
      }),
      ...Object.entries(cell.dimensions).map(([id, dimension]) => ({
        ...dimension,
        id,
        kind: "dimension" as const,
      })),
    ];
    for (const { id, kind, n, score, interval } of figures) {
      if (interval === undefined) continue;
      const found = spreadBehind(interval, score ?? Number.NaN, Number(n), ROUNDING[kind]);
      const known = spreads.get(id) ?? { low: 0, high: Number.POSITIVE_INFINITY };
      const common = {
        low: Math.max(known.low, found?.low ?? 0),
        high: Math.min(known.high, found?.high ?? 0),
      };
      if (found !== null && common.low <= common.high) spreads.set(id, common);
      else leaks.push(otherLeak("interval", id, people, Number(n) || 0));
    }
  }
  return leaks;
}

/** @returns null where the interval is not centred on the score. */
function spreadBehind(
  interval: readonly number[],
  score: number,
  n: number,
  rounding: number,
): SpreadRange | null {
  const [low = Number.NaN, high = Number.NaN] = interval;
  // An end that was cut off at 0 or 100 says nothing.
  const halves = [...(low > 0 ? [score - low] : []), ...(high < 100 ? [high - score] : [])];
  if (halves.length === 0) return { low: 0, high: Number.POSITIVE_INFINITY };
  const least = Math.min(...halves);
  const most = Math.max(...halves);
  if (!(most - least <= 2 * rounding + TOLERANCE)) return null;
  return {
    low: ((most - rounding - TOLERANCE) * Math.sqrt(n)) / FACTORS.most,
    high: ((least + rounding + TOLERANCE) * Math.sqrt(n)) / FACTORS.least,
  };
}
