/** Something with a place along the axis, in CSS pixels. */
interface Placed {
  readonly x: number;
}

/** Those that fit side by side with so much room each, the last first of all. */
export function thinned<P extends Placed>(placed: readonly P[], room: number): P[] {
  const kept: P[] = [];
  for (const one of [...placed].sort((a, b) => b.x - a.x)) {
    const last = kept.at(-1);
    if (last === undefined || last.x - one.x >= room) kept.push(one);
  }
  return kept;
}

/**
 * Puts labels into rows, so that those too near to each other stand one above the other; the
 * number of the row, from 0, beside each, in the order of their places.
 */
export function inRows<P extends Placed>(placed: readonly P[], room: number): (P & Row)[] {
  const ends: number[] = [];
  return [...placed]
    .sort((a, b) => a.x - b.x)
    .map((one) => {
      const free = ends.findIndex((end) => one.x - end >= room);
      const row = free < 0 ? ends.length : free;
      ends[row] = one.x;
      return { ...one, row };
    });
}

interface Row {
  readonly row: number;
}
