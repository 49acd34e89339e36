import { must } from "../must.ts";
import { shownNodes } from "./shownNodes.ts";

/** A row class as last shown: people of a shown unit who are in no shown unit below it. */
export interface RowClass {
  /** The figure, which stays behind the codes that are used. */
  readonly shown: number;
  readonly invited: number;
}

/** Row classes by the index of their shown unit. */
export type RowClasses = ReadonlyMap<number, RowClass>;

/**
 * Counts at each unit itself on one day, and which units may ever be shown. From day to day the
 * used codes never fall, the distance never grows, and the rest stays as it is: a class with people
 * that was shown once has k of them for good, as long as nothing is split off it.
 */
export interface DayState {
  readonly usedByNode: ArrayLike<number>;
  readonly invitedByNode: ArrayLike<number>;
  readonly mayShow: readonly boolean[];
  readonly k: number;
  /** How far below its invited people a figure has to stay: k while codes can still be used, then 0. */
  readonly distance: number;
}

/** People who stand under no shown unit. */
const OUTSIDE = -1;

/**
 * Row classes after one more day. A class is shown anew when its figure rises by at least k, and may
 * then split into classes with figures of at least k each (or without people); it stays whole where
 * the figures of its parts would not add up to such a rise. All other classes stay as they were.
 *
 * It is the figure that has to rise, not the codes that are used: a class of 20 that shows 14 and
 * then stops at 15 would tell whoever knows this rule that 19 have answered. So no two figures of
 * any day or class differ by fewer than k people, and a figure at its distance tells only that at most
 * so many are missing. The ballots of the wave can be shown at every unit once shown.
 */
export function moveClasses(
  parents: readonly number[],
  classes: RowClasses,
  day: DayState,
): RowClasses {
  const { k } = day;
  const before = classOfEachNode(parents, classes);
  const lastOf = (top: number) => classes.get(top)?.shown ?? 0;
  const risen = new Set<number>();
  for (const [top, { shown }] of countByClass(before, day)) {
    if (shown - lastOf(top) >= k) risen.add(top);
  }
  if (risen.size === 0) return classes;

  const proposed = new Set(classes.keys());
  for (const node of splitsOf(parents, classes, before, risen, day)) proposed.add(node);
  joinSmall(parents, classes, proposed, day);
  const figures = new Map<number, number>();
  for (const [node, { shown }] of countClasses(parents, proposed, day)) {
    const top = must(before[node]);
    figures.set(top, (figures.get(top) ?? 0) + shown);
  }
  for (const node of proposed) {
    const top = must(before[node]);
    if (!classes.has(node) && must(figures.get(top)) - lastOf(top) < k) proposed.delete(node);
  }
  const moved = new Map<number, RowClass>();
  for (const [node, now] of countClasses(parents, proposed, day)) {
    const last = classes.get(node);
    moved.set(node, last !== undefined && !risen.has(node) ? last : now);
  }
  return moved;
}

/**
 * Units to show inside the risen classes. Cutting the tree above every shown unit makes each class
 * a tree of its own, so that one pass chooses for all of them.
 */
function splitsOf(
  parents: readonly number[],
  classes: RowClasses,
  before: readonly number[],
  risen: ReadonlySet<number>,
  { usedByNode, mayShow, k }: DayState,
): readonly number[] {
  const isRisen = before.map((top) => risen.has(top));
  const forest = parents.map((parent, node) => (classes.has(node) ? -1 : parent));
  const shown = shownNodes(
    { parents: forest, mayShow: mayShow.map((may, node) => may && isRisen[node] === true) },
    before.map((_, node) => (isRisen[node] ? must(usedByNode[node]) : 0)),
    k,
    forest.map((parent) => (parent < 0 ? forest.length + 1 : 1)),
  );
  return shown.flatMap((isShown, node) => (isShown ? [node] : []));
}

/** The class of each of these units as it would be shown today. */
function countClasses(
  parents: readonly number[],
  shownNodes: ReadonlySet<number>,
  day: DayState,
): RowClasses {
  const counted = countByClass(classOfEachNode(parents, shownNodes), day);
  return new Map([...shownNodes].map((node) => [node, must(counted.get(node))]));
}

function countByClass(
  classOf: readonly number[],
  { usedByNode, invitedByNode, distance }: DayState,
): RowClasses {
  const used = sumByClass(classOf, usedByNode);
  return new Map(
    [...sumByClass(classOf, invitedByNode)].map(([top, invited]) => [
      top,
      { shown: Math.min(must(used.get(top)), Math.max(0, invited - distance)), invited },
    ]),
  );
}

/**
 * Takes back new units until no class has people and a figure below k: nobody may be told apart with
 * so few, and the first few of a class that has none yet would be such. A new unit with such a class
 * joins the class above it; one that is shown already takes in the new unit below it with the
 * smallest figure.
 */
function joinSmall(
  parents: readonly number[],
  before: RowClasses,
  proposed: Set<number>,
  day: DayState,
): void {
  const isNew = (node: number) => node > 0 && !before.has(node);
  for (;;) {
    const counted = countClasses(parents, proposed, day);
    const small = [...counted].find(([, { shown, invited }]) => invited > 0 && shown < day.k)?.[0];
    if (small === undefined) return;
    const classOf = classOfEachNode(parents, proposed);
    const [joined] = [...counted]
      .filter(([node]) => isNew(node) && classOf[must(parents[node])] === small)
      .sort(([, a], [, b]) => a.shown - b.shown);
    proposed.delete(isNew(small) ? small : must(joined)[0]);
  }
}

/** Index of the lowest shown unit at or above each unit. */
function classOfEachNode(
  parents: readonly number[],
  classes: { has(node: number): boolean },
): readonly number[] {
  const classOf: number[] = [];
  for (const [node, parent] of parents.entries()) {
    classOf.push(classes.has(node) ? node : (classOf[parent] ?? OUTSIDE));
  }
  return classOf;
}

function sumByClass(
  classOf: readonly number[],
  counts: ArrayLike<number>,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const [node, top] of classOf.entries()) {
    sums.set(top, (sums.get(top) ?? 0) + must(counts[node]));
  }
  return sums;
}
