import { type FavourableClass, favourableRange } from "./favourableClasses.ts";
import { roundToTotal } from "./roundToTotal.ts";
import type { RowSum } from "./rowSums.ts";

/**
 * One possible number of favourable people per row of a class, from released figures only: the
 * supposition from which the safety of a block of cuts is shown.
 * @returns by the index of the row's unit; null where there is none that leaves all room.
 */
export function favourableRows(ofClass: FavourableClass): ReadonlyMap<number, number> | null {
  const { rows, released, isInformative } = ofClass;
  const ranges = rows.map(roomyRange);
  if (ranges.some(([low, high], index) => isPinned(rows[index], low, high))) return null;
  const least = ranges.map(([low]) => low);
  const most = ranges.map(([, high]) => high);
  const leastTotal = least.reduce((sum, low) => sum + low, 0);
  const mostTotal = most.reduce((sum, high) => sum + high, 0);
  const wanted = isInformative ? released : Math.round((leastTotal + mostTotal) / 2);
  if (wanted < leastTotal || wanted > mostTotal) return null;
  const part = mostTotal > leastTotal ? (wanted - leastTotal) / (mostTotal - leastTotal) : 0;
  const spread = ranges.map(([low, high]) => low + part * (high - low));
  const rounded = roundToTotal(spread, wanted, least, most);
  return rounded && new Map(rows.map(({ node }, index) => [node, rounded[index] ?? 0]));
}

/** What the sum allows, without "nobody" and "everybody" wherever it can do without. */
function roomyRange({ n, sum }: RowSum): readonly [low: number, high: number] {
  const [least, most] = favourableRange(n, sum);
  const [low, high] = [Math.max(least, 1), Math.min(most, n - 1)];
  return low <= high ? [low, high] : [least, most];
}

/** Whether such a row pins its people to two neighbouring answers. */
function isPinned(row: RowSum | undefined, low: number, high: number): boolean {
  if (row === undefined) return true;
  const { n, sum } = row;
  return high === 0 ? !(sum >= n + 2 && sum <= 3 * n - 2) : low === n;
}
