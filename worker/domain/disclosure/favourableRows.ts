import { must } from "../must.ts";
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
  const least = ranges.map(([low]) => low);
  const most = ranges.map(([, high]) => high);
  const leastTotal = least.reduce((sum, low) => sum + low, 0);
  const mostTotal = most.reduce((sum, high) => sum + high, 0);
  const wanted = isInformative ? released : Math.round((leastTotal + mostTotal) / 2);
  if (wanted < leastTotal || wanted > mostTotal) return null;
  const part = mostTotal > leastTotal ? (wanted - leastTotal) / (mostTotal - leastTotal) : 0;
  const spread = ranges.map(([low, high]) => low + part * (high - low));
  const rounded = roundToTotal(spread, wanted, least, most);
  return new Map(rows.map(({ node }, index) => [node, must(rounded[index])]));
}

/**
 * What the sum allows, without "nobody" and "everybody" wherever it can do without. A clipped sum
 * can do without "everybody" always, and without "nobody" but where it is the lowest, n + 2: then
 * each of the n, two at least, may have given 1, 2 or 3. So no row pins its people by itself.
 */
function roomyRange({ n, sum }: RowSum): readonly [low: number, high: number] {
  const [least, most] = favourableRange(n, sum);
  const [low, high] = [Math.max(least, 1), Math.min(most, n - 1)];
  return low <= high ? [low, high] : [least, most];
}
