import { MIN_WIDTH } from "./answerRanges.ts";
import type { Leak } from "./captured.ts";
import { type ClassGraph, type Place, subtractionOf } from "./classGraph.ts";
import { answersWith } from "./favourable.ts";
import { JointAnswers } from "./jointAnswers.ts";
import { type JointQuestion, jointQuestion } from "./jointQuestion.ts";
import type { WholeRange } from "./publishedSums.ts";

/** Favourable people by which a search goes up and down from where it begins. */
const MOST_STEPS = 3;
/** Others that are asked to make way. */
const MOST_BLOCKERS = 16;
/** Starting points from which a search begins anew before it gives up. */
const MOST_VARIANTS = 6;
/** Leaks of one question beyond these are more of the same. */
const MOST_LEAKS = 20;

/**
 * T3: people whose answer means and favourable counts together pin to less than two points.
 *
 * For everybody two data sets are sought that give all that is published and in which the answer
 * differs by two points or more. What is found is proof that the answer is not pinned; where
 * nothing is found, it counts as a leak, so this may object to a safe release but never lets an
 * unsafe one pass. Mostly one data set is enough: among people of whom some, but not all, are
 * favourable, one may have answered 1 as well as 4, or 3 as well as 5.
 *
 * @param favourableAt favourable people that a published share admits, by vertex; null for none.
 * @param known people of whom it is known already; they are left out.
 * @returns the first leaks, or null where no data set was found at all.
 */
export function jointlyNarrowRanges(
  graph: ClassGraph,
  ranges: readonly WholeRange[],
  favourableAt: readonly (WholeRange | null)[],
  item: string,
  known: readonly Leak[] = [],
): Leak[] | null {
  const question = jointQuestion(graph, ranges, favourableAt);
  const data = firstAnswers(question);
  if (data === null) return null;
  const leaks: Leak[] = [];
  const isKnown = new Set(known.map(({ people: [first] }) => placeKey(first)));
  for (const [index, { n, people, row, column }] of graph.arcs.entries()) {
    if (isKnown.has(placeKey(people[0]))) continue;
    // A search that fails is long: a release with so many leaks needs no more of them.
    if (leaks.length >= MOST_LEAKS) break;
    const seen = new Seen(index, n);
    const isWide =
      seen.around(data) || walk(data, seen) || makeWay(data, seen) || beginAnew(question, seen);
    if (isWide) continue;
    const subtraction = subtractionOf(graph, (vertex) =>
      row > 0 ? vertex === row : vertex !== column,
    );
    const range = [seen.least, seen.most] as const;
    leaks.push({ rule: "T3", item, people: people.slice(0, 10), n, subtraction, range });
  }
  return leaks;
}

const placeKey = (place: Place | undefined): string => JSON.stringify(place);

function firstAnswers(question: JointQuestion): JointAnswers | null {
  for (let variant = 0; variant <= MOST_VARIANTS; variant++) {
    const data = new JointAnswers(question, null, variant);
    if (data.fit()) return data;
  }
  return null;
}

/** Answers that one person on an arc was seen to give, over all data sets so far. */
class Seen {
  readonly arc: number;
  readonly n: number;
  least = 9;
  most = 0;

  constructor(arc: number, n: number) {
    this.arc = arc;
    this.n = n;
  }

  /** Looks at a data set, and at those with the most and the least sum on the arc. */
  around(data: JointAnswers): boolean {
    if (this.#look(data)) return true;
    data.moveSum(this.arc, 5 * this.n);
    if (this.#look(data)) return true;
    data.moveSum(this.arc, this.n);
    return this.#look(data);
  }

  /** @returns whether two answers were seen that differ by two points. */
  #look(data: JointAnswers): boolean {
    const [low, high] = answersWith(this.n, data.sumOf(this.arc), data.favourableOf(this.arc));
    this.least = Math.min(this.least, low);
    this.most = Math.max(this.most, high);
    return this.most - this.least >= MIN_WIDTH;
  }
}

/** Goes on to data sets with more, and with fewer, favourable people on the arc. */
function walk(data: JointAnswers, seen: Seen): boolean {
  for (const step of [1, -1] as const) {
    // The way back from the first direction is walked as well.
    for (let count = 0; count < MOST_STEPS * (step === 1 ? 1 : 2); count++) {
      if (!data.moveFavourable(seen.arc, step)) break;
      if (seen.around(data)) return true;
    }
  }
  return false;
}

/** Changes favourable counts of others that keep the sum on the arc from moving. */
function makeWay(data: JointAnswers, seen: Seen): boolean {
  for (const direction of [1, -1] as const) {
    data.moveSum(seen.arc, direction > 0 ? 5 * seen.n : seen.n);
    for (const [blocker, step] of data.blockers(seen.arc, direction).slice(0, MOST_BLOCKERS)) {
      if (data.moveFavourable(blocker, step) && seen.around(data)) return true;
    }
  }
  return false;
}

/** Begins elsewhere, with a favourable count on the arc that leaves its people room. */
function beginAnew(question: JointQuestion, seen: Seen): boolean {
  const { arc, n } = seen;
  for (const favourable of new Set([Math.floor(n / 2), Math.min(1, n), Math.max(0, n - 1), 0, n])) {
    for (let variant = 0; variant <= MOST_VARIANTS; variant++) {
      const data = new JointAnswers(question, { arc, favourable }, variant);
      if (data.fit() && seen.around(data)) return true;
    }
  }
  return false;
}
