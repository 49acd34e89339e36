import { must } from "../must.ts";
import { type Bound, lowestShown, type RowSum } from "./rowSums.ts";

/**
 * Favourable people of one class: the row classes of a unit with at least 20 answers that are
 * under no lower unit with at least 20.
 */
export interface FavourableClass {
  readonly rows: readonly RowSum[];
  /** Fewest and most favourable people that the released sums of the rows allow. */
  readonly least: number;
  readonly most: number;
  /** The released count; where it carries no information, the middle of what the sums allow. */
  readonly released: number;
  readonly isInformative: boolean;
  readonly bound: Bound | null;
}

/**
 * Fewest and most people with 4 or 5 points among `n` people with `sum` points: n people, X points
 * and F favourable are possible exactly where n + 3F ≤ X ≤ 3n + 2F.
 */
export const favourableRange = (n: number, sum: number): readonly [least: number, most: number] => [
  Math.max(0, Math.ceil((sum - 3 * n) / 2)),
  Math.min(n, Math.floor((sum - n) / 3)),
];

/**
 * Statement T3, tree: with the sums of row classes clipped and the favourable of each class clipped
 * to [Σ least + 1, Σ most − 1], everybody's answer keeps a range of at least two points against
 * somebody who knows sums and counts. Where Σ most − Σ least < 2 the count says nothing that the
 * sums do not say, and is not shown.
 *
 * @param isShared units that show favourable counts.
 * @param rows row classes by the index of their unit.
 * @returns classes by the index of their unit; none where it has no rows of its own.
 */
export function favourableClasses(
  parents: readonly number[],
  isShared: readonly boolean[],
  rows: readonly (RowSum | undefined)[],
): readonly (FavourableClass | undefined)[] {
  const lowest = lowestShown(parents, isShared);
  const rowsByTop = Map.groupBy(
    rows.filter((row) => row !== undefined),
    (row) => must(lowest[row.node]),
  );
  return parents.map((_, node) => {
    const own = rowsByTop.get(node);
    return own && toClass(own);
  });
}

function toClass(rows: readonly RowSum[]): FavourableClass {
  let [exact, least, most] = [0, 0, 0];
  for (const { n, sum, exactFavourable } of rows) {
    const [low, high] = favourableRange(n, sum);
    least += low;
    most += high;
    exact += exactFavourable;
  }
  if (most - least < 2) {
    const released = Math.floor((least + most) / 2);
    return { rows, least, most, released, isInformative: false, bound: null };
  }
  const released = Math.max(least + 1, Math.min(most - 1, exact));
  const [isLowest, isHighest] = [released === least + 1, released === most - 1];
  const bound = isLowest === isHighest ? null : isHighest ? "atLeast" : "atMost";
  return { rows, least, most, released, isInformative: true, bound };
}
