import { closedItems, closedValues } from "../definitions/closedValues.ts";
import {
  type Answers,
  type Definition,
  type Item,
  NOT_APPLICABLE,
} from "../definitions/definition.ts";
import { must } from "../must.ts";

/**
 * How often each value was answered, per ballot group: all that is ever taken from ballots.
 * Memory depends on groups and items, not on the number of ballots.
 */
export interface Tally {
  readonly ballotsByGroup: Uint32Array;
  /** Item id → one row of `valueCount(item)` numbers per group; open items have none. */
  readonly countsByItem: ReadonlyMap<string, Uint32Array>;
}

/**
 * Numbers kept per group for an item: one per value in definition order; for multiple choice one
 * more, the people who answered it at all (0 for open items).
 */
export const valueCount = (item: Item): number =>
  closedValues(item).length + (item.kind === "multiple" ? 1 : 0);

/** A tally without ballots. */
export function emptyTally(definition: Definition, groupCount: number): Tally {
  return {
    ballotsByGroup: new Uint32Array(groupCount),
    countsByItem: new Map(
      closedItems(definition).map((item) => [
        item.id,
        new Uint32Array(groupCount * valueCount(item)),
      ]),
    ),
  };
}

/**
 * Counts one ballot into the tally (changes it). "NA" and skipped answers count nowhere.
 * @param group index of the ballot group.
 * @param answers validated answers by item id.
 */
export function countBallot(
  tally: Tally,
  definition: Definition,
  group: number,
  answers: Answers,
): void {
  increment(tally.ballotsByGroup, group);
  for (const item of closedItems(definition)) {
    const answer = answers[item.id];
    const counts = tally.countsByItem.get(item.id);
    if (answer === undefined || answer === NOT_APPLICABLE || counts === undefined) continue;
    const values = closedValues(item);
    const row = group * valueCount(item);
    if (typeof answer === "object") {
      for (const code of answer) increment(counts, row + indexIn(values, code));
      increment(counts, row + values.length);
    } else {
      increment(counts, row + indexIn(values, answer));
    }
  }
}

function indexIn(values: readonly (number | string)[], answer: number | string): number {
  const index = values.indexOf(answer);
  if (index < 0) throw new RangeError("An answer outside its item reached the tally.");
  return index;
}

function increment(counts: Uint32Array, at: number): void {
  if (!(at < counts.length)) throw new RangeError("A ballot outside the groups reached the tally.");
  counts[at] = must(counts[at]) + 1;
}
