import type { TreeUnitJson } from "./captured.ts";
import { type ReducedRow, reduceRows } from "./rowSpace.ts";
import { readTree } from "./unitTree.ts";

/** A figure of HR's counts that somebody was shown: the total of a unit with all below it. */
export interface ShownTotal {
  readonly unit: string;
  /** The periods that it adds up, as HR has reported them. */
  readonly periods: readonly string[];
}

/** How many people a unit has reported for a period, all below it included. */
export interface ReportedCount {
  readonly unit: string;
  readonly period: string;
  readonly people: number;
  /** Who was counted beside the headcount, and may be where it has nobody: leavers. */
  readonly events?: number;
}

/** People of a unit itself, not below it, in a period. */
interface Cell {
  readonly unit: string;
  readonly period: string;
}

/** A group of too few people about whom shown totals tell something by themselves. */
export interface SmallRecordGroup {
  readonly people: number;
  readonly cells: readonly Cell[];
}

/** Everything that the attacker holds. */
export interface ShownRecord {
  readonly tree: readonly TreeUnitJson[];
  readonly counts: readonly ReportedCount[];
  readonly totals: readonly ShownTotal[];
  /** Groups of fewer people are too small. */
  readonly minimum: number;
  /**
   * Whether a person is counted in one period only, as leavers are; else the same people are
   * counted again and again, and a year of a team of four is still about four.
   */
  readonly isOnce: boolean;
}

/** Groups that are tried before giving up, and cells of a matrix that are worked on. */
const TRIES = 20_000;
const MATRIX = 20_000_000;

/**
 * Looks for a group of fewer than `minimum` people about whom alone some sum of shown totals is,
 * each total taken any number of times, added or subtracted. The attacker knows the tree and how
 * many people every unit has in every period.
 *
 * People that every shown total has all or none of are one part, and every sum of totals has all
 * or none of them. So only parts that are too small themselves can make up a group.
 * @returns the group, null, or that there are too many to try.
 */
export function smallestRecordGroup(shown: ShownRecord): SmallRecordGroup | null | "undecided" {
  const { minimum, totals } = shown;
  const parts = partsOf(shown);
  const few = parts.filter(({ people }) => people < minimum);
  if (few.length === 0) return null;
  const many = parts.filter(({ people }) => !(people < minimum));
  const columns = [...many, ...few];
  if (columns.length * totals.length > MATRIX) return "undecided";
  const rows = totals.map((_, row) => columns.map(({ inTotals }) => (inTotals.has(row) ? 1 : 0)));
  // Sums that hold nothing of the larger parts are what is left below them.
  const left = reduceRows(rows)
    .filter(({ pivot }) => pivot >= many.length)
    .map(({ row }) => row.slice(many.length));
  const reached = few.map((_, at) => left.some((row) => row[at] !== 0));
  const groups = shown.isOnce ? groupsOfParts(few, reached, minimum) : groupsOfUnits(few, minimum);
  let tries = 0;
  for (const group of groups) {
    if (++tries > TRIES) return "undecided";
    if (isToldAlone(left, group)) {
      const cells = group.flatMap((at) => few[at]?.cells ?? []);
      return { people: sizeOf(group, few, shown.isOnce), cells };
    }
  }
  return null;
}

/** Whether some combination of rows is nothing but these columns. */
function isToldAlone(rows: readonly (readonly number[])[], group: readonly number[]): boolean {
  const inside = new Set(group);
  const others = (rows[0] ?? []).flatMap((_, at) => (inside.has(at) ? [] : [at]));
  const order = [...others, ...group];
  const reduced: ReducedRow[] = reduceRows(rows.map((row) => order.map((at) => row[at] ?? 0)));
  return reduced.some(({ pivot }) => pivot >= others.length);
}

/** Sets of parts of different people: together fewer than the minimum. */
function* groupsOfParts(
  few: readonly Part[],
  reached: readonly boolean[],
  minimum: number,
  from = 0,
  chosen: readonly number[] = [],
  people = 0,
): Generator<readonly number[]> {
  for (let at = from; at < few.length; at++) {
    const sum = people + (few[at]?.people ?? 0);
    if (!reached[at] || !(sum < minimum)) continue;
    const group = [...chosen, at];
    yield group;
    yield* groupsOfParts(few, reached, minimum, at + 1, group, sum);
  }
}

/** Of every few units, the parts of all periods in which they have fewer people than the minimum. */
function* groupsOfUnits(few: readonly Part[], minimum: number): Generator<readonly number[]> {
  const units = [...new Set(few.flatMap(({ cells }) => cells.map(({ unit }) => unit)))];
  for (const some of subsets(units, Math.ceil(minimum) - 1)) {
    const inside = few.flatMap(({ cells }, at) =>
      cells.every(({ unit }) => some.has(unit)) ? [at] : [],
    );
    const byPeriod = Map.groupBy(inside, (at) => few[at]?.cells[0]?.period ?? "");
    const group = [...byPeriod.values()].filter(
      (ofPeriod) => ofPeriod.reduce((sum, at) => sum + (few[at]?.people ?? 0), 0) < minimum,
    );
    if (group.length > 0) yield group.flat();
  }
}

function* subsets(
  units: readonly string[],
  most: number,
  from = 0,
  chosen: ReadonlySet<string> = new Set(),
): Generator<ReadonlySet<string>> {
  for (let at = from; at < units.length && chosen.size < most; at++) {
    const some = new Set([...chosen, units[at] ?? ""]);
    yield some;
    yield* subsets(units, most, at + 1, some);
  }
}

function sizeOf(group: readonly number[], few: readonly Part[], isOnce: boolean): number {
  const sum = (some: readonly number[]) =>
    some.reduce((total, at) => total + (few[at]?.people ?? 0), 0);
  if (isOnce) return sum(group);
  const byPeriod = Map.groupBy(group, (at) => few[at]?.cells[0]?.period ?? "");
  return Math.max(...[...byPeriod.values()].map(sum));
}

interface Part {
  people: number;
  readonly cells: Cell[];
  /** Indices of the totals that count it. */
  readonly inTotals: ReadonlySet<number>;
}

/** People whom no total tells apart; those of different periods only where they are others. */
function partsOf({ tree, counts, totals, isOnce }: ShownRecord): Part[] {
  const { ids, parents } = readTree(tree);
  const periodsOf = totals.map(({ periods }) => new Set(periods));
  const totalsAt = Map.groupBy(totals.keys(), (index) => totals[index]?.unit ?? "");
  /** Totals of the unit and of all above it that count a period. */
  const totalsOver = (node: number, period: string): number[] => {
    const found: number[] = [];
    for (let at = node; at >= 0; at = parents[at] ?? -1) {
      for (const index of totalsAt.get(ids[at] ?? "") ?? []) {
        if (periodsOf[index]?.has(period)) found.push(index);
      }
    }
    return found.sort((a, b) => a - b);
  };
  const parts = new Map<string, Part>();
  for (const [period, ofPeriod] of Map.groupBy(counts, (count) => count.period)) {
    const own = ownOf(({ people }) => people, ids, parents, ofPeriod);
    const events = ownOf(({ events = 0 }) => events, ids, parents, ofPeriod);
    for (const [node, people] of own.entries()) {
      // Whoever left was there, though no headcount may have him.
      if (!(people > 0) && !((events[node] ?? 0) > 0)) continue;
      const inTotals = totalsOver(node, period);
      if (inTotals.length === 0) continue;
      const key = `${isOnce ? "" : period} ${inTotals.join()}`;
      const part = parts.get(key) ?? { people: 0, cells: [], inTotals: new Set(inTotals) };
      part.people += people;
      part.cells.push({ unit: ids[node] ?? "", period });
      parts.set(key, part);
    }
  }
  return [...parts.values()];
}

/** From totals of units to what is of each unit itself. */
function ownOf(
  pick: (count: ReportedCount) => number,
  ids: readonly string[],
  parents: ArrayLike<number>,
  counts: readonly ReportedCount[],
): number[] {
  const reported = new Map(counts.map((count) => [count.unit, pick(count)]));
  const below = ids.map(() => 0);
  const own = ids.map(() => 0);
  for (let node = ids.length - 1; node >= 0; node--) {
    const under = below[node] ?? 0;
    const whole = Math.max(under, reported.get(ids[node] ?? "") ?? under);
    own[node] = whole - under;
    const parent = parents[node] ?? -1;
    if (parent >= 0) below[parent] = (below[parent] ?? 0) + whole;
  }
  return own;
}
