/** Options counted together, and how many chose one of them. */
export interface OptionCount {
  readonly options: readonly string[];
  readonly n: number;
}

/**
 * Merges the options that fewer than `k` people chose (none at all included) into one entry; if
 * that still counts fewer than `k`, the next smaller option joins it, until it has `k` or nothing
 * is left to tell apart.
 * @param counts people per option, in the options' order.
 * @returns single options in their order, then the merged entry.
 */
export function mergeSmallOptions(
  options: readonly string[],
  counts: ArrayLike<number>,
  k: number,
): readonly OptionCount[] {
  const ascending = options
    .map((option, index) => ({ option, index, n: counts[index] ?? 0 }))
    .sort((a, b) => a.n - b.n || a.index - b.index);
  const merged = new Set<number>();
  let mergedN = 0;
  for (const { index, n } of ascending) {
    if (n >= k && (merged.size === 0 || mergedN >= k)) break;
    merged.add(index);
    mergedN += n;
  }
  const single = options.flatMap((option, index) =>
    merged.has(index) ? [] : [{ options: [option], n: counts[index] ?? 0 }],
  );
  if (merged.size === 0) return single;
  const together = options.filter((_, index) => merged.has(index));
  return [...single, { options: together, n: mergedN }];
}
