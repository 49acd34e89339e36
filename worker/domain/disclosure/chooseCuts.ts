import { must } from "../must.ts";
import { areColumnsSafe, neutralColumns } from "./columnSums.ts";
import { type CutBlock, coversGroups, makeBlock } from "./cutBlock.ts";
import type { RowSum } from "./rowSums.ts";

/** What decides about breakdowns: counts, and figures of whole units that are public anyway. */
export interface CutChoice {
  readonly parents: readonly number[];
  readonly shown: readonly boolean[];
  /** People at or under each unit, by unit and column. */
  readonly people: ArrayLike<number>;
  readonly columnCount: number;
  readonly rows: readonly (RowSum | undefined)[];
  /** Supposed favourable people of each row; a row without one stands in no breakdown. */
  readonly favourables: ReadonlyMap<number, number>;
  readonly k: number;
  /** People of a unit from which it may show a breakdown. */
  readonly cutMinimum: number;
}

/** A unit that shows its breakdown. */
export interface CutUnit {
  /** What its breakdown adds; null where lower breakdowns hold everybody. */
  readonly block: CutBlock | null;
  /** Column sums of the block that tell nothing new, and are safe. */
  readonly neutral: readonly number[];
  /** Units whose breakdowns are parts of this one. */
  readonly parts: readonly number[];
}

/**
 * Chooses which units show the breakdown by cut value, from the leaves upward, by one rule: a unit
 * shows it completely or not at all; it needs at least 30 answers, at least k in every category
 * (people without a cut value are one), and those not already in a lower unit's breakdown form 0
 * or at least k per category too. Then the block must pass the block test; if it does not, one
 * small lower breakdown is given up for it, for the company as many as it takes.
 *
 * Blocks share no people, so each is safe by itself. The answers decide nothing here beyond the
 * released figures of whole units.
 */
export function chooseCuts(choice: CutChoice): ReadonlyMap<number, CutUnit> {
  const { parents, shown, rows } = choice;
  const cuts = new Map<number, CutUnit>();
  // What a unit hands upward: rows in no breakdown yet, and the topmost units with one.
  const open = parents.map((_, node): { rows: RowSum[]; parts: number[] } => {
    const own = rows[node];
    return { rows: own ? [own] : [], parts: [] };
  });
  for (let node = parents.length - 1; node >= 0; node--) {
    const here = must(open[node]);
    const found =
      shown[node] && isBroadEnough(choice, node) ? breakDown(choice, cuts, node, here) : null;
    if (found !== null) {
      cuts.set(node, found);
      here.rows = [];
      here.parts = [node];
    }
    const above = open[must(parents[node])];
    if (above === undefined) continue;
    for (const row of here.rows) above.rows.push(row);
    for (const part of here.parts) above.parts.push(part);
  }
  return cuts;
}

/** Enough people, in two or more columns, none of which has between 1 and k − 1. */
function isBroadEnough({ people, columnCount, k, cutMinimum }: CutChoice, node: number): boolean {
  let n = 0;
  let filled = 0;
  for (let column = 0; column < columnCount; column++) {
    const inColumn = must(people[node * columnCount + column]);
    n += inColumn;
    if (inColumn > 0) filled += 1;
    if (inColumn > 0 && !(inColumn >= k)) return false;
  }
  return n >= cutMinimum && filled >= 2;
}

/** The unit's breakdown with as few lower ones given up for it as need be; null for none. */
function breakDown(
  choice: CutChoice,
  cuts: Map<number, CutUnit>,
  node: number,
  { rows, parts }: { readonly rows: readonly RowSum[]; readonly parts: readonly number[] },
): CutUnit | null {
  const whole = tryBlock(choice, rows);
  if (whole !== null) return { ...whole, parts };
  const rowsOf = (part: number) => must(cuts.get(part)).block?.rows ?? [];
  const smallestFirst = parts.toSorted((a, b) => peopleOf(choice, a) - peopleOf(choice, b));
  const giveUp = (lost: readonly number[]): CutUnit | null => {
    const found = tryBlock(choice, [...rows, ...lost.flatMap(rowsOf)]);
    if (found === null) return null;
    const kept = parts.filter((part) => !lost.includes(part));
    const freed = lost.flatMap((part) => must(cuts.get(part)).parts);
    for (const part of lost) cuts.delete(part);
    return { ...found, parts: [...kept, ...freed] };
  };
  for (const part of smallestFirst) {
    const found = giveUp([part]);
    if (found !== null) return found;
  }
  if (node !== 0) return null;
  for (let count = 2; count <= smallestFirst.length; count++) {
    const found = giveUp(smallestFirst.slice(0, count));
    if (found !== null) return found;
  }
  return null;
}

function tryBlock(
  { columnCount, favourables, k }: CutChoice,
  rows: readonly RowSum[],
): Omit<CutUnit, "parts"> | null {
  if (rows.length === 0) return { block: null, neutral: [] };
  if (rows.some(({ node }) => !favourables.has(node))) return null;
  const block = makeBlock(rows, columnCount, favourables);
  if (!coversGroups(block, k)) return null;
  const neutral = neutralColumns(block);
  return areColumnsSafe(block, neutral) ? { block, neutral } : null;
}

function peopleOf({ people, columnCount }: CutChoice, node: number): number {
  let n = 0;
  for (let column = 0; column < columnCount; column++)
    n += must(people[node * columnCount + column]);
  return n;
}
