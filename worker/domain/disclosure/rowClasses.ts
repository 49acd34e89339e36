import { shownNodes } from "./shownNodes.ts";

/** A row class as last shown: people of a shown unit who are in no shown unit below it. */
export interface RowClass {
  readonly used: number;
  readonly invited: number;
}

/** Row classes by the index of their shown unit. */
export type RowClasses = ReadonlyMap<number, RowClass>;

/** Counts at each unit itself on one day, and which units may ever be shown. */
export interface DayState {
  readonly usedByNode: ArrayLike<number>;
  readonly invitedByNode: ArrayLike<number>;
  readonly mayShow: readonly boolean[];
  readonly k: number;
}

/** Figure of a class: capped at its invited less `distance`; nothing for a class that is none. */
export const shownOf = (row: RowClass | undefined, distance: number): number =>
  row === undefined ? 0 : Math.min(row.used, Math.max(0, row.invited - distance));

/** People who stand under no shown unit. */
const OUTSIDE = -1;

/**
 * Row classes after one more day. A class that has risen by at least k since it was last shown is
 * shown anew, and may split into classes of which at least k people have used their codes (or which
 * have no people); it stays whole where the caps of its parts would make its figure fall. All other
 * classes stay as they were shown. So a class always holds at least k, also when a few more join
 * whom it does not show yet, and the ballots of the wave can be shown at every unit once shown.
 */
export function moveClasses(
  parents: readonly number[],
  classes: RowClasses,
  day: DayState,
): RowClasses {
  const { usedByNode, k } = day;
  const before = classOfEachNode(parents, classes);
  const risen = new Set<number>();
  for (const [top, used] of sumByClass(before, usedByNode)) {
    if (used - (classes.get(top)?.used ?? 0) >= k) risen.add(top);
  }
  if (risen.size === 0) return classes;

  const proposed = new Map(classes);
  for (const node of splitsOf(parents, classes, before, risen, day)) {
    proposed.set(node, { used: 0, invited: 0 });
  }
  const split = countClasses(parents, proposed, day);
  const figures = new Map<number, number>();
  for (const [node, row] of split) {
    const top = before[node] ?? OUTSIDE;
    figures.set(top, (figures.get(top) ?? 0) + shownOf(row, k));
  }
  for (const node of split.keys()) {
    const top = before[node] ?? OUTSIDE;
    const wouldFall = (figures.get(top) ?? 0) < shownOf(classes.get(top), k);
    if (node !== top && wouldFall) proposed.delete(node);
  }
  joinUnused(parents, classes, proposed, day);
  const counted = countClasses(parents, proposed, day);
  const moved = new Map<number, RowClass>();
  for (const [node, now] of counted) {
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
    before.map((_, node) => (isRisen[node] ? (usedByNode[node] ?? 0) : 0)),
    k,
    forest.map((parent) => (parent < 0 ? forest.length + 1 : 1)),
  );
  return shown.flatMap((isShown, node) => (isShown ? [node] : []));
}

function countClasses(
  parents: readonly number[],
  classes: RowClasses,
  { usedByNode, invitedByNode }: DayState,
): RowClasses {
  const classOf = classOfEachNode(parents, classes);
  const used = sumByClass(classOf, usedByNode);
  const invited = sumByClass(classOf, invitedByNode);
  return new Map(
    [...classes.keys()].map((node) => [
      node,
      { used: used.get(node) ?? 0, invited: invited.get(node) ?? 0 },
    ]),
  );
}

/**
 * Takes back new units until no class has people of whom none has used a code: the first few of them
 * would be a class of few. A new unit with such a class joins the class above it; one that is shown
 * already takes in the new unit below it with the fewest codes used.
 */
function joinUnused(
  parents: readonly number[],
  before: RowClasses,
  proposed: Map<number, RowClass>,
  day: DayState,
): void {
  const isNew = (node: number) => node > 0 && !before.has(node);
  for (;;) {
    const counted = countClasses(parents, proposed, day);
    const unused = [...counted].find(([, { used, invited }]) => used === 0 && invited > 0)?.[0];
    if (unused === undefined) return;
    const classOf = classOfEachNode(parents, proposed);
    const [joined] = [...counted]
      .filter(([node]) => isNew(node) && classOf[parents[node] ?? OUTSIDE] === unused)
      .sort(([, a], [, b]) => a.used - b.used);
    const takenBack = isNew(unused) ? unused : joined?.[0];
    if (takenBack === undefined) return;
    proposed.delete(takenBack);
  }
}

/** Index of the lowest shown unit at or above each unit. */
function classOfEachNode(parents: readonly number[], classes: RowClasses): readonly number[] {
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
    sums.set(top, (sums.get(top) ?? 0) + (counts[node] ?? 0));
  }
  return sums;
}
