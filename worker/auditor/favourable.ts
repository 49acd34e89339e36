/**
 * What the answers of n people can be, when their points sum to X and F of them answered 4 or 5:
 * each favourable person gives 4 or 5 points, each other 1 to 3, so (n, X, F) is real
 * ⇔ 0 ≤ F ≤ n and n + 3F ≤ X ≤ 3n + 2F.
 */
export const isReal = (n: number, sum: number, favourable: number): boolean =>
  favourable >= 0 && favourable <= n && sum >= n + 3 * favourable && sum <= 3 * n + 2 * favourable;

/** Least and most that n people can sum to, of whom so many are favourable. */
export const sumRange = (n: number, favourable: number): readonly [least: number, most: number] => [
  n + 3 * favourable,
  3 * n + 2 * favourable,
];

/** Fewest and most favourable people among n whose points sum to `sum`. */
export function favourableRange(n: number, sum: number): readonly [fewest: number, most: number] {
  return [Math.max(0, Math.ceil((sum - 3 * n) / 2)), Math.min(n, Math.floor((sum - n) / 3))];
}

/** Least and most that one of n people can have answered, given their sum and favourable count. */
export function answersWith(
  n: number,
  sum: number,
  favourable: number,
): readonly [least: number, most: number] {
  const possible = [1, 2, 3, 4, 5].filter((answer) =>
    isReal(n - 1, sum - answer, favourable - (answer >= 4 ? 1 : 0)),
  );
  return [possible[0] ?? 9, possible.at(-1) ?? 0];
}
