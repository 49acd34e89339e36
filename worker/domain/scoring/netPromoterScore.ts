import { ok, type Result, refuse } from "../result.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import { requireCount } from "./require.ts";

/**
 * Net promoter score of a 0–10 rating (eNPS of employees): the share of promoters (9–10) less that
 * of detractors (0–6), in points; its standard error is that of the mean of +1, 0 and −1.
 * @param counts people who answered 0, 1, …, 10: exactly 11 counts.
 * @returns counts, `score` from −100 to 100 and its standard error, not rounded; refused when nobody
 * answered.
 * @throws RangeError for other than 11 counts, or a number that is no count.
 */
export function netPromoterScore(counts: readonly number[]): Result<
  {
    readonly n: number;
    readonly promoters: number;
    readonly passives: number;
    readonly detractors: number;
    readonly score: number;
    readonly standardError: number;
  },
  NoAnswers
> {
  if (counts.length !== 11) throw new RangeError(`11 counts are needed, not ${counts.length}`);
  for (const count of counts) requireCount(count, "a count");
  const sum = (from: number, to: number): number =>
    counts.slice(from, to + 1).reduce((total, count) => total + count, 0);
  const [detractors, passives, promoters] = [sum(0, 6), sum(7, 8), sum(9, 10)];
  const n = detractors + passives + promoters;
  if (n === 0) return refuse({ reason: "no-answers" });
  const net = (promoters - detractors) / n;
  const variance = Math.max(0, (promoters + detractors) / n - net * net);
  const standardError = 100 * Math.sqrt(variance / n);
  return ok({ n, promoters, passives, detractors, score: 100 * net, standardError });
}
