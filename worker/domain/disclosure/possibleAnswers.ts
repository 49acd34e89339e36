import { favourableRange } from "./favourableClasses.ts";

/**
 * Answers from 1 to 5, ascending, that one person of a group may have given, for somebody who knows
 * the group's sum of points and bounds of its number of favourable people (4 or 5 points).
 */
export const possibleAnswers = (
  n: number,
  sum: number,
  fewestFavourable: number,
  mostFavourable: number,
): readonly number[] =>
  [1, 2, 3, 4, 5].filter((answer) => {
    const own = answer >= 4 ? 1 : 0;
    const [least, most] = favourableRange(n - 1, sum - answer);
    const low = Math.max(0, least, fewestFavourable - own);
    return low <= Math.min(n - 1, most, mostFavourable - own);
  });
