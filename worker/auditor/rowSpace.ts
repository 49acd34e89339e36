/** A prime whose products of two remainders are exact. */
const PRIME = 67_108_859;

/** A row of a reduced matrix; everything before the pivot is 0. */
export interface ReducedRow {
  readonly pivot: number;
  readonly row: readonly number[];
}

/**
 * Reduces rows of whole numbers to echelon form, modulo a prime: what is a combination of the rows
 * in fractions is one here too, unless a determinant of theirs is a multiple of the prime.
 */
export function reduceRows(rows: readonly (readonly number[])[]): ReducedRow[] {
  const reduced: ReducedRow[] = [];
  for (const given of rows) {
    const row = subtractAll(reduced, given);
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const inverse = power(row[pivot] ?? 1, PRIME - 2);
    const scaled = row.map((value) => (value * inverse) % PRIME);
    reduced.push({ pivot, row: scaled });
    reduced.sort((a, b) => a.pivot - b.pivot);
  }
  return reduced;
}

/** Takes each reduced row off as often as its pivot stands in the vector, by growing pivots. */
function subtractAll(reduced: readonly ReducedRow[], vector: readonly number[]): number[] {
  const rest = vector.map((value) => ((value % PRIME) + PRIME) % PRIME);
  for (const { pivot, row } of reduced) {
    const factor = rest[pivot] ?? 0;
    if (factor === 0) continue;
    for (let column = pivot; column < rest.length; column++) {
      rest[column] = ((rest[column] ?? 0) + (PRIME - factor) * (row[column] ?? 0)) % PRIME;
    }
  }
  return rest;
}

function power(base: number, exponent: number): number {
  let result = 1;
  let square = base % PRIME;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
