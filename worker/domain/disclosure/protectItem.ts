import { must } from "../must.ts";
import { chooseCuts } from "./chooseCuts.ts";
import { chooseUnits } from "./chooseUnits.ts";
import { projectColumns } from "./columnSums.ts";
import { type FavourableClass, favourableClasses } from "./favourableClasses.ts";
import { favourableRows } from "./favourableRows.ts";
import { columnsUpward, type ItemCounts, sumColumns } from "./itemCounts.ts";
import { type Bound, boundOfSum, commonBound, type RowSum, rowSums } from "./rowSums.ts";
import type { HidingRule } from "./rules.ts";
import type { UnitTree } from "./unitTree.ts";

/** Released number, sum of points, and the end it stands at, of a unit or one column of it. */
export interface Figure {
  readonly n: number;
  readonly sum: number;
  readonly bound: Bound | null;
}

/** Released favourable people of a unit; `least` and `most` where its sums say all there is. */
export type Favourables =
  | { readonly isInformative: true; readonly count: number; readonly bound: Bound | null }
  | { readonly isInformative: false; readonly least: number; readonly most: number };

/** What a release says of one 1–5 item in one unit. */
export type ProtectedUnit =
  | { readonly isShown: false; readonly rule: HidingRule }
  | (Figure & {
      readonly isShown: true;
      /** null below 20 answers. */
      readonly favourable: Favourables | null;
      /** By column number; null where the unit shows no breakdown, or the column is empty. */
      readonly columns: readonly (Figure | null)[] | null;
    });

/** One item over the whole tree. */
export interface ProtectedItem {
  readonly units: readonly ProtectedUnit[];
  /** People at or under each unit by column, at `node * columnCount + column`; not released. */
  readonly people: ArrayLike<number>;
}

/** How much a group needs to be published. */
export interface Thresholds {
  /** Smallest group of all. */
  readonly k: number;
  /** Smallest group below the company, and smallest remainder: k, or more for the exit survey. */
  readonly unitMinimum: number;
  /** Answers of a unit from which it shows favourable counts. */
  readonly shareMinimum: number;
  /** Answers of a unit from which it may show breakdowns by cut value; infinite for none. */
  readonly cutMinimum: number;
}

/**
 * Protects one 1–5 item over the whole tree: the release policy for scale items. Which cells are
 * shown follows from the numbers of answers alone (and, for breakdowns, from figures that are
 * public anyway); values are projected onto a table that is safe. The projection depends only on
 * the exact table, changes no table that is safe, and always yields a safe one: then every set of
 * answers behind the released table stays possible also for somebody who knows this method.
 */
export function protectItem(
  tree: UnitTree,
  counts: ItemCounts,
  { k, unitMinimum, shareMinimum, cutMinimum }: Thresholds,
): ProtectedItem {
  const { parents } = tree;
  const { columnCount } = counts;
  const people = columnsUpward(parents, counts.n, columnCount);
  const ownN = sumColumns(counts.n, columnCount);
  const n = sumColumns(people, columnCount);
  const shown = chooseUnits(tree, ownN, { k, unitMinimum });
  const rows = rowSums(parents, shown, counts);
  const isShared = shown.map((isShown, node) => isShown && must(n[node]) >= shareMinimum);
  const classes = favourableClasses(parents, isShared, rows);
  const cuts =
    columnCount > 1
      ? chooseCuts({
          parents,
          shown,
          people,
          columnCount,
          rows,
          favourables: supposeFavourables(classes),
          k: unitMinimum,
          cutMinimum,
        })
      : new Map<never, never>();

  const rowsUnder = collectUpward(parents, rows);
  const classesUnder = collectUpward(parents, classes);
  const columns = columnFigures(parents, cuts, columnCount);
  const units = shown.map((isShown, node): ProtectedUnit => {
    const unitN = must(n[node]);
    if (!isShown || !(unitN >= k)) {
      const isTooFew = !(unitN >= (node === 0 ? k : unitMinimum));
      const tooFew = unitN >= k ? "exitSize" : "threshold";
      return { isShown: false, rule: isTooFew ? tooFew : "tree" };
    }
    return {
      isShown: true,
      ...sumFigures(must(rowsUnder[node]).map(toFigure)),
      favourable: isShared[node] ? sumFavourables(must(classesUnder[node])) : null,
      columns: columns.get(node) ?? null,
    };
  });
  return { units, people };
}

const toFigure = ({ n, sum }: RowSum): Figure => ({ n, sum, bound: boundOfSum(sum, n) });

/** A higher figure is the sum of released classes; its mark is theirs where all have the same. */
function sumFigures(figures: readonly Figure[]): Figure {
  let [n, sum] = [0, 0];
  for (const figure of figures) {
    n += figure.n;
    sum += figure.sum;
  }
  return { n, sum, bound: commonBound(figures.map(({ bound }) => bound)) };
}

function sumFavourables(classes: readonly FavourableClass[]): Favourables {
  let [count, least, most] = [0, 0, 0];
  for (const ofClass of classes) {
    count += ofClass.released;
    least += ofClass.least;
    most += ofClass.most;
  }
  return classes.some(({ isInformative }) => isInformative)
    ? { isInformative: true, count, bound: commonBound(classes.map(({ bound }) => bound)) }
    : { isInformative: false, least, most };
}

function supposeFavourables(
  classes: readonly (FavourableClass | undefined)[],
): ReadonlyMap<number, number> {
  const byRow = new Map<number, number>();
  for (const ofClass of classes) {
    const own = ofClass && favourableRows(ofClass);
    for (const [node, count] of own ?? []) byRow.set(node, count);
  }
  return byRow;
}

/** Per unit what stands at it and at every unit below. */
function collectUpward<T>(
  parents: readonly number[],
  own: readonly (T | undefined)[],
): readonly (readonly T[])[] {
  const lists: T[][] = own.map((one) => (one === undefined ? [] : [one]));
  for (let node = parents.length - 1; node > 0; node--) {
    const above = must(lists[must(parents[node])]);
    for (const one of must(lists[node])) above.push(one);
  }
  return lists;
}

/** Released figures of every breakdown: its own block and those that are part of it. */
function columnFigures(
  parents: readonly number[],
  cuts: ReturnType<typeof chooseCuts>,
  columnCount: number,
): ReadonlyMap<number, readonly (Figure | null)[]> {
  const classesByUnit = new Map<number, Figure[][]>();
  const figures = new Map<number, readonly (Figure | null)[]>();
  for (let node = parents.length - 1; node >= 0; node--) {
    const cut = cuts.get(node);
    if (cut === undefined) continue;
    const classes: Figure[][] = Array.from({ length: columnCount }, () => []);
    const { block, neutral, parts } = cut;
    if (block !== null) {
      for (const [at, sum] of projectColumns(block, neutral).entries()) {
        const n = must(block.peopleByColumn[at]);
        must(classes[must(block.columns[at])]).push({ n, sum, bound: boundOfSum(sum, n) });
      }
    }
    for (const part of parts) {
      for (const [column, list] of must(classesByUnit.get(part)).entries()) {
        must(classes[column]).push(...list);
      }
    }
    classesByUnit.set(node, classes);
    figures.set(
      node,
      classes.map((list) => (list.length === 0 ? null : sumFigures(list))),
    );
  }
  return figures;
}
