import type { TreeUnitJson } from "../../worker/auditor/captured.ts";
import type { Place } from "../../worker/auditor/classGraph.ts";
import { isUnder } from "./randomQuestion.ts";

/**
 * Sizes below k of all groups (unions of base cells) whose indicator lies in the span of the
 * published ones: every subset is tried, by Gaussian elimination. Slow and plain.
 */
export function spannedGroups(
  {
    units,
    base,
    places,
  }: {
    readonly units: readonly TreeUnitJson[];
    readonly base: readonly (Place & { readonly n: number })[];
    readonly places: readonly Place[];
  },
  k: number,
): number[] {
  const rows = places.map((place) => base.map((cell) => (isUnder(units, cell, place) ? 1 : 0)));
  const basis = eliminate(rows);
  const sizes: number[] = [];
  for (let subset = 1; subset < 2 ** base.length; subset++) {
    const vector = base.map((_, index) => (subset >> index) & 1);
    const size = base.reduce((sum, { n }, index) => sum + n * (vector[index] ?? 0), 0);
    if (size < k && isSpanned(basis, vector)) sizes.push(size);
  }
  return sizes;
}

interface Pivot {
  readonly column: number;
  readonly row: readonly number[];
}

const EPSILON = 1e-9;

/** Reduced rows with the column of their leading 1. */
function eliminate(rows: readonly (readonly number[])[]): Pivot[] {
  const basis: Pivot[] = [];
  for (const row of rows) {
    const rest = reduce(basis, row);
    const column = rest.findIndex((value) => Math.abs(value) > EPSILON);
    if (column < 0) continue;
    const lead = rest[column] ?? 1;
    basis.push({ column, row: rest.map((value) => value / lead) });
  }
  return basis;
}

function reduce(basis: readonly Pivot[], vector: readonly number[]): number[] {
  let rest = [...vector];
  for (const { column, row } of basis) {
    const factor = rest[column] ?? 0;
    rest = rest.map((value, index) => value - factor * (row[index] ?? 0));
  }
  return rest;
}

const isSpanned = (basis: readonly Pivot[], vector: readonly number[]): boolean =>
  reduce(basis, vector).every((value) => Math.abs(value) < EPSILON);
