import { ok, type Result, refuse } from "../result.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import { requireHistogram } from "./require.ts";

/**
 * Share of satisfied people: those with 4 or 5 recoded points among all who gave 1 to 5. The
 * neutral 3 stays in the denominator and is not favourable; "not applicable" and skipped answers
 * are in neither (top-two-box, neutral excluded).
 * @param recodedCounts people with 1, 2, 3, 4, 5 points.
 * @returns counts of the three shares, `n`, and `share` from 0 to 1, not rounded; refused
 * when nobody answered.
 * @throws RangeError unless there are five counts.
 */
export function shareSatisfied(recodedCounts: readonly number[]): Result<
  {
    readonly n: number;
    readonly favourable: number;
    readonly neutral: number;
    readonly unfavourable: number;
    readonly share: number;
  },
  NoAnswers
> {
  requireHistogram(recodedCounts);
  const [one = 0, two = 0, neutral = 0, four = 0, five = 0] = recodedCounts;
  const favourable = four + five;
  const unfavourable = one + two;
  const n = favourable + neutral + unfavourable;
  if (n === 0) return refuse({ reason: "no-answers" });
  return ok({ n, favourable, neutral, unfavourable, share: favourable / n });
}
