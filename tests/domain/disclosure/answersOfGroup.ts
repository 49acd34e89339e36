/** Answers of a group as far as a release can depend on them, and who may have given what. */
export interface GroupAnswers {
  readonly points: readonly number[];
  readonly possible: ReadonlySet<number>;
}

/** All multisets of n answers from 1 to 5, joined where sum and favourable are the same. */
export function answersOfGroup(n: number): readonly GroupAnswers[] {
  const byFigures = new Map<string, { points: number[]; possible: Set<number> }>();
  const extend = (points: number[], from: number): void => {
    if (points.length === n) {
      const key = `${sumOf(points)} ${favourableOf(points)}`;
      const known = byFigures.get(key) ?? { points, possible: new Set<number>() };
      for (const point of points) known.possible.add(point);
      byFigures.set(key, known);
      return;
    }
    for (let point = from; point <= 5; point++) extend([...points, point], point);
  };
  extend([], 1);
  return [...byFigures.values()];
}

export const sumOf = (points: readonly number[]): number =>
  points.reduce((total, point) => total + point, 0);

/** How many gave 4 or 5 points. */
export const favourableOf = (points: readonly number[]): number =>
  points.filter((point) => point >= 4).length;
