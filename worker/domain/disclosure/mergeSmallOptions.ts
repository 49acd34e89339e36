import { must } from "../must.ts";

/** Options counted together, and how many chose one of them. */
export interface OptionCount {
  readonly options: readonly string[];
  readonly n: number;
}

/**
 * Merges the options that fewer than `least` people chose (none at all included) into one entry; if
 * that still counts fewer than `least`, the next smaller option joins it, until it has enough or
 * nothing is left to tell apart.
 *
 * Where several options may be chosen, one that fewer than `least` people left out joins too: it
 * would tell what nearly everybody said. Two such options at least stand together.
 *
 * @param counts people per option, in the options' order.
 * @param people who answered at all, where several options may be chosen; else null: then those
 * who left one out are those who chose another.
 * @returns single options in their order, then the merged entry.
 */
export function mergeSmallOptions(
  options: readonly string[],
  counts: ArrayLike<number>,
  least: number,
  people: number | null,
): readonly OptionCount[] {
  const counted = options.map((option, index) => ({ option, index, n: must(counts[index]) }));
  const ascending = counted.toSorted((a, b) => a.n - b.n || a.index - b.index);
  const isTelling = (n: number) => !(n >= least) || (people !== null && !(people - n >= least));
  const merged = new Set<number>();
  let mergedN = 0;
  const merge = ({ index, n }: { readonly index: number; readonly n: number }) => {
    merged.add(index);
    mergedN += n;
  };
  for (const option of ascending) if (isTelling(option.n)) merge(option);
  for (const option of ascending) {
    if (merged.size === 0 || (merged.size > 1 && mergedN >= least)) break;
    if (!merged.has(option.index)) merge(option);
  }
  const single = counted.flatMap(({ option, index, n }) =>
    merged.has(index) ? [] : [{ options: [option], n }],
  );
  if (merged.size === 0) return single;
  const together = options.filter((_, index) => merged.has(index));
  return [...single, { options: together, n: mergedN }];
}
