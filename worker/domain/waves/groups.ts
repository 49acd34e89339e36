import { must } from "../must.ts";
import { ok, type Result, refuse } from "../result.ts";
import { parentsFirst } from "../units/tree.ts";

/** A unit of the tree; exactly one has no parent. */
export interface GroupingUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

/** So many people who stand in one unit and have one cut value (null: none). */
export interface PeopleCount {
  readonly unit: string;
  readonly cutValue: string | null;
  readonly count: number;
}

/** The finest cell a ballot counts towards. `id` is `unit`, or `unit-cut`. */
export interface BallotGroup {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly cut: string | null;
  readonly invited: number;
}

/**
 * Why people do not stand in the cell of their own unit and cut value:
 * `cut-value-small` their cut value has fewer than m people in the unit,
 * `joins-remainder` their cut value was the smallest and fills the unit's group without a cut,
 * `unit-small` their unit has too few people and counts to an ancestor,
 * `root-remainder` their group was the smallest of all and fills the root's own group.
 */
export type UpwardReason = "cut-value-small" | "joins-remainder" | "unit-small" | "root-remainder";

/** People of one unit and cut value who count elsewhere; `to` is the id of their group. */
export interface Upward {
  readonly unit: string;
  readonly cut: string | null;
  readonly invited: number;
  readonly to: string;
  readonly reason: UpwardReason;
}

/** Ballot groups, what counts upward, and where each person's answer will count. */
export interface Grouping {
  /** By unit id, in each unit the group without a cut first, then by cut value. */
  readonly groups: readonly BallotGroup[];
  /** By unit id and cut value; one row per cell that is not a group of its own. */
  readonly upward: readonly Upward[];
  /**
   * The group id of people by the unit they stand in and their cut value.
   * @throws RangeError for a cell in which nobody was counted.
   */
  readonly groupIdOf: (unit: string, cutValue: string | null) => string;
}

/** The whole population is smaller than one group may be. */
export interface PopulationTooSmall {
  readonly reason: "population-too-small";
  readonly invited: number;
  readonly minimum: number;
}

/** People of one unit and cut value, with where and why they last moved. */
interface Origin {
  readonly unit: string;
  readonly cutValue: string | null;
  count: number;
  reason: UpwardReason | null;
}

/** A group in the making. */
interface Cell {
  readonly unit: string;
  readonly cut: string | null;
  readonly origins: Origin[];
  invited: number;
}

/** Fewest people that a ballot group may have: three more than k may stay silent, never under 8. */
export const minimumGroupSize = (k: number): number => Math.max(8, k + 3);

/**
 * Divides a population into ballot groups of at least m = max(8, k + 3) invited each.
 *
 * From the leaves upward: a unit with fewer than m people (fewer than `branchMinimum`, if that is
 * more, and never the root) counts to its parent, and so on until there are enough. Elsewhere
 * every cut value with m people is a group; the smaller ones form the unit's group without a cut,
 * which the smallest cut value joins until it has 0 or at least m. If the root's own people number
 * 1 to m − 1 in all, the group with the fewest invited at any depth joins them (ties: the smaller
 * unit id, then the group without a cut, then the smaller cut value). Siblings are never joined.
 *
 * People counted upward keep their cut value: in the ancestor they join those of the same value,
 * so that a cut shows as many people as it can.
 *
 * Deterministic, whatever the order of the input; cells with a count of 0 are left out.
 * @throws RangeError when the tree has not exactly one root, a unit or parent is unknown, a
 * cut value is not 1 to 25 of `[a-z0-9-]`, or a count is not a whole number from 0.
 */
export function formGroups(population: {
  readonly units: readonly GroupingUnit[];
  readonly people: readonly PeopleCount[];
  readonly k: number;
  readonly branchMinimum?: number;
}): Result<Grouping, PopulationTooSmall> {
  const minimum = minimumGroupSize(population.k);
  const unitMinimum = Math.max(minimum, population.branchMinimum ?? 0);
  const childrenFirst = parentsFirst(population.units).reverse();
  const unitById = new Map(population.units.map((unit) => [unit.id, unit]));
  const originsByUnit = collectOrigins(unitById, population.people);
  const origins = [...originsByUnit.values()].flat();
  const invited = sum(origins);
  if (invited < minimum) return refuse({ reason: "population-too-small", invited, minimum });

  let cells: Cell[] = [];
  for (const { id, parentId } of childrenFirst) {
    const pool = originsByUnit.get(id) ?? [];
    if (parentId === null || sum(pool) >= unitMinimum) {
      cells.push(...splitPool(id, pool, minimum));
      continue;
    }
    for (const origin of pool) {
      origin.reason = "unit-small";
      append(originsByUnit, parentId, origin);
    }
  }
  cells = fillRoot(cells, minimum);
  return ok(toGrouping(cells, unitById));
}

function collectOrigins(
  unitById: ReadonlyMap<string, GroupingUnit>,
  people: readonly PeopleCount[],
): Map<string, Origin[]> {
  const originByKey = new Map<string, Origin>();
  const originsByUnit = new Map<string, Origin[]>();
  for (const { unit, cutValue, count } of people) {
    if (!unitById.has(unit)) throw new RangeError("people in an unknown unit");
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError("not a count");
    if (cutValue !== null && !/^[a-z0-9-]{1,25}$/.test(cutValue)) {
      throw new RangeError("not a cut value");
    }
    if (count === 0) continue;
    const key = cellKey(unit, cutValue);
    const known = originByKey.get(key);
    if (known !== undefined) {
      known.count += count;
      continue;
    }
    const origin: Origin = { unit, cutValue, count, reason: null };
    originByKey.set(key, origin);
    append(originsByUnit, unit, origin);
  }
  return originsByUnit;
}

function append(originsByUnit: Map<string, Origin[]>, unit: string, origin: Origin): void {
  const known = originsByUnit.get(unit);
  if (known === undefined) originsByUnit.set(unit, [origin]);
  else known.push(origin);
}

/** Cells of one unit; none under the minimum unless the whole pool is. */
function splitPool(unit: string, pool: readonly Origin[], minimum: number): Cell[] {
  const remainder: Cell = { unit, cut: null, origins: [], invited: 0 };
  const cellByCut = new Map<string, Cell>();
  for (const origin of pool) {
    const cut = origin.cutValue;
    if (cut === null) {
      move([origin], remainder, null);
      continue;
    }
    const cell = cellByCut.get(cut) ?? { unit, cut, origins: [], invited: 0 };
    cellByCut.set(cut, cell);
    move([origin], cell, null);
  }
  const kept: Cell[] = [];
  for (const cell of [...cellByCut.values()].sort(fewestInvitedFirst)) {
    if (cell.invited < minimum) move(cell.origins, remainder, "cut-value-small");
    else if (remainder.invited > 0 && remainder.invited < minimum) {
      move(cell.origins, remainder, "joins-remainder");
    } else kept.push(cell);
  }
  return remainder.invited > 0 ? [...kept, remainder] : kept;
}

/** Lets the smallest group of all join the root's own people where they are too few. */
function fillRoot(cells: readonly Cell[], minimum: number): Cell[] {
  // Only the root may be under the minimum, and then it has this one cell: see splitPool.
  const short = cells.find((cell) => cell.invited < minimum);
  if (short === undefined) return [...cells];
  // The population has the minimum, so that others stand elsewhere.
  const joining = must(cells.filter((cell) => cell !== short).sort(fewestInvitedFirst)[0]);
  move(joining.origins, short, "root-remainder");
  return cells.filter((cell) => cell !== joining);
}

function fewestInvitedFirst(a: Cell, b: Cell): number {
  return a.invited - b.invited || compareCells(a, b);
}

/** Adds people to a cell. A reason that says more about where they went is never replaced. */
function move(origins: readonly Origin[], cell: Cell, reason: UpwardReason | null): void {
  for (const origin of origins) {
    cell.origins.push(origin);
    cell.invited += origin.count;
    if (reason === "root-remainder" || origin.reason === null) origin.reason = reason;
  }
}

function toGrouping(cells: readonly Cell[], unitById: ReadonlyMap<string, GroupingUnit>): Grouping {
  const groupIdByKey = new Map<string, string>();
  const upward: Upward[] = [];
  const groups = [...cells].sort(compareCells).map(({ unit, cut, origins, invited }) => {
    const id = cut === null ? unit : `${unit}-${cut}`;
    for (const origin of origins) {
      groupIdByKey.set(cellKey(origin.unit, origin.cutValue), id);
      if (origin.unit === unit && origin.cutValue === cut) continue;
      const { unit: from, cutValue, count, reason } = origin;
      upward.push({ unit: from, cut: cutValue, invited: count, to: id, reason: must(reason) });
    }
    return { id, unit, unitName: must(unitById.get(unit)).name, cut, invited };
  });
  upward.sort(compareCells);
  const groupIdOf = (unit: string, cutValue: string | null): string => {
    const id = groupIdByKey.get(cellKey(unit, cutValue));
    if (id === undefined) throw new RangeError("nobody was counted in this cell");
    return id;
  };
  return { groups, upward, groupIdOf };
}

function compareCells(
  a: { unit: string; cut: string | null },
  b: { unit: string; cut: string | null },
): number {
  return compareText(a.unit, b.unit) || compareText(a.cut ?? "", b.cut ?? "");
}

// By code units, not by locale: the same groups on every machine.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const cellKey = (unit: string, cutValue: string | null): string => `${unit} ${cutValue ?? ""}`;

const sum = (origins: readonly Origin[]): number =>
  origins.reduce((total, origin) => total + origin.count, 0);
