import { MIN_WIDTH } from "./answerRanges.ts";
import type { Leak } from "./captured.ts";
import { type ClassGraph, subtractionOf } from "./classGraph.ts";
import { answersWith } from "./favourable.ts";
import { JointAnswers } from "./jointAnswers.ts";
import type { SumRange } from "./publishedSums.ts";

/** Favourable people by which a search goes up and down from where it begins. */
const MOST_STEPS = 3;

/**
 * T3: people whose answer means and favourable counts together pin to less than two points.
 *
 * For everybody two data sets are sought that give all that is published and in which the answer
 * differs by two points or more. What is found is proof that the answer is not pinned; where
 * nothing is found, it counts as a leak, so this may object to a safe release but never lets an
 * unsafe one pass. Mostly one data set is enough: among people of whom some, but not all, are
 * favourable, one may have answered 1 as well as 4, or 3 as well as 5.
 *
 * @param favourableAt published favourable count by vertex; null where there is none.
 * @returns the leaks, or null where no data set was found at all.
 */
export function jointlyNarrowRanges(
  graph: ClassGraph,
  ranges: readonly SumRange[],
  favourableAt: readonly (number | null)[],
  item: string,
): Leak[] | null {
  const data = new JointAnswers(graph, ranges, favourableAt);
  if (!data.fit()) return null;
  const leaks: Leak[] = [];
  for (const [index, { n, people, row, column }] of graph.arcs.entries()) {
    const range = possibleAnswers(data, index, n);
    if (range[1] - range[0] >= MIN_WIDTH) continue;
    const subtraction = subtractionOf(graph, (vertex) =>
      row > 0 ? vertex === row : vertex !== column,
    );
    leaks.push({ rule: "T3", item, people: people.slice(0, 10), n, subtraction, range });
  }
  return leaks;
}

/** Answers of one person on an arc, over the data sets that the search passes. */
function possibleAnswers(
  data: JointAnswers,
  arc: number,
  n: number,
): readonly [least: number, most: number] {
  let least = 9;
  let most = 0;
  const look = (): boolean => {
    const [low, high] = answersWith(n, data.sumOf(arc), data.favourableOf(arc));
    least = Math.min(least, low);
    most = Math.max(most, high);
    return most - least >= MIN_WIDTH;
  };
  const lookAround = (): boolean => {
    if (look()) return true;
    data.moveSum(arc, 5 * n);
    if (look()) return true;
    data.moveSum(arc, n);
    return look();
  };
  if (lookAround()) return [least, most];
  for (const step of [1, -1] as const) {
    // The way back from the first direction is walked as well.
    for (let count = 0; count < MOST_STEPS * (step === 1 ? 1 : 2); count++) {
      if (!data.moveFavourable(arc, step)) break;
      if (lookAround()) return [least, most];
    }
  }
  for (const _ of data.loosen(arc)) if (lookAround()) break;
  return [least, most];
}
