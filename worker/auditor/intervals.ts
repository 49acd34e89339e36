import type { CellJson, Leak } from "./captured.ts";
import { impliedDimensionSpread, impliedSpread, type SpreadRange } from "./impliedSpread.ts";
import { otherLeak } from "./otherLeak.ts";

/** Answers from which a mean has an interval. */
const INTERVAL_MIN = 20;
/** 97.5 % point of the normal distribution, times 25 points of 100 for one point of the scale. */
const REACH_PER_SPREAD = 48.99909961350135;
/** Ends are whole points; so near to a half they may be rounded either way. */
const ROUNDING = 0.5 + 1e-6;

/** What an interval stands around, and what it may be made from. */
interface IntervalFigure {
  readonly id: string;
  readonly n: number;
  /** 0 to 100; undefined where only a bound is published. */
  readonly score: number | undefined;
  readonly interval: readonly number[];
  readonly spread: SpreadRange | null;
}

/**
 * An interval must follow from what is published anyway: the score it stands around, the number of
 * answers, and the company's mean and share. Any other one tells something of how far apart answers
 * are, be it of a unit or of the whole company.
 * @param company id of the company's unit.
 * @param dimensions items of each dimension.
 */
export function intervalLeaks(
  cells: readonly CellJson[],
  company: string,
  dimensions: Readonly<Record<string, readonly string[]>>,
): Leak[] {
  const companyCell = cells.find(({ unit, cut }) => unit === company && cut === null);
  const spreads = new Map<string, SpreadRange | null>();
  for (const [item, figure] of Object.entries(companyCell?.items ?? {})) {
    spreads.set(`item ${item}`, impliedSpread(figure));
  }
  for (const [dimension, items] of Object.entries(dimensions)) {
    spreads.set(`dimension ${dimension}`, impliedDimensionSpread(items, companyCell));
  }
  return cells.flatMap((cell) =>
    figuresOf(cell, spreads)
      .filter((figure) => !isImplied(figure))
      .map(({ id, n }) => otherLeak("spread", id, [{ unit: cell.unit, cut: cell.cut }], n || 0)),
  );
}

function figuresOf(
  { items, dimensions }: CellJson,
  spreads: ReadonlyMap<string, SpreadRange | null>,
): IntervalFigure[] {
  const ofItems = Object.entries(items).flatMap(([id, { n, mean, interval }]): IntervalFigure[] => {
    if (interval === undefined) return [];
    const score = mean === undefined ? undefined : 25 * (mean - 1);
    return [{ id, n: Number(n), score, interval, spread: spreads.get(`item ${id}`) ?? null }];
  });
  const ofDimensions = Object.entries(dimensions).flatMap(
    ([id, { n, bound, score, interval }]): IntervalFigure[] => {
      if (interval === undefined) return [];
      const centre = bound === undefined ? score : undefined;
      const spread = spreads.get(`dimension ${id}`) ?? null;
      return [{ id, n: Number(n), score: centre, interval, spread }];
    },
  );
  return [...ofItems, ...ofDimensions];
}

function isImplied({ n, score, interval, spread }: IntervalFigure): boolean {
  const [low, high, ...more] = interval;
  if (low === undefined || high === undefined || more.length > 0) return false;
  if (!(n >= INTERVAL_MIN) || score === undefined || spread === null) return false;
  return [spread.low, spread.high].some((points) => {
    const reach = (REACH_PER_SPREAD * points) / Math.sqrt(n);
    return (
      Math.abs(low - Math.max(0, score - reach)) <= ROUNDING &&
      Math.abs(high - Math.min(100, score + reach)) <= ROUNDING
    );
  });
}
