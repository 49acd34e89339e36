import { must } from "../../must.ts";

/**
 * Edits that turn one sequence into another: insertions, deletions, substitutions, and swaps of two
 * neighbours count 1 each, and nothing is edited twice (optimal string alignment; Boytsov 2011,
 * ACM J. Exp. Algorithmics 16:1.1).
 */
export function editDistance(before: readonly string[], after: readonly string[]): number {
  let twoBack: number[] = [];
  let oneBack = Array.from({ length: after.length + 1 }, (_, index) => index);
  for (let i = 1; i <= before.length; i++) {
    const row = [i];
    for (let j = 1; j <= after.length; j++) {
      const isSame = before[i - 1] === after[j - 1];
      const isSwap =
        i > 1 && j > 1 && before[i - 1] === after[j - 2] && before[i - 2] === after[j - 1];
      row[j] = Math.min(
        must(oneBack[j]) + 1,
        must(row[j - 1]) + 1,
        must(oneBack[j - 1]) + (isSame ? 0 : 1),
        isSwap ? must(twoBack[j - 2]) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    twoBack = oneBack;
    oneBack = row;
  }
  return must(oneBack[after.length]);
}
