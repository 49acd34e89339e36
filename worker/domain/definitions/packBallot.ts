import { closedItems, closedValues } from "./closedValues.ts";
import {
  type Answer,
  type Ballot,
  type Definition,
  type Item,
  NOT_APPLICABLE,
} from "./definition.ts";

/** The byte of a single-valued item that was answered with "NA". */
export const NOT_APPLICABLE_BYTE = 255;

/** Bytes of the group index at the start. */
export const GROUP_BYTES = 2;

/** Bytes that one closed item takes in a packed ballot. */
export function itemBytes(item: Item): number {
  return item.kind === "multiple" ? Math.ceil((item.options.length + 2) / 8) : 1;
}

/** Length of every packed ballot of a definition, in bytes. */
export function packedBytes(definition: Definition): number {
  return closedItems(definition).reduce((sum, item) => sum + itemBytes(item), GROUP_BYTES);
}

/**
 * Packs the closed answers of a valid ballot: the group index as uint16, big-endian; then for each
 * closed item in definition order one byte (0 skipped, 255 "NA", else 1 + position in the value
 * list), or for multiple choice ⌈(options + 2) / 8⌉ bytes, lowest bit first (bit 0 answered, bit 1
 * "NA", bit 2 + i option i). Comments are no part of it. All ballots of a definition have one length.
 *
 * @throws RangeError if the group index is no uint16, or an answer is not one of its item's values
 */
export function packBallot(definition: Definition, groupIndex: number, ballot: Ballot): Uint8Array {
  if (!Number.isInteger(groupIndex) || groupIndex < 0 || groupIndex > 0xffff) {
    throw new RangeError("group index is no uint16");
  }
  const bytes = new Uint8Array(packedBytes(definition));
  bytes.set([groupIndex >> 8, groupIndex & 0xff]);
  let offset = GROUP_BYTES;
  for (const item of closedItems(definition)) {
    const answer = Object.hasOwn(ballot.answers, item.id) ? ballot.answers[item.id] : undefined;
    if (answer !== undefined) bytes.set(itemToBytes(item, answer), offset);
    offset += itemBytes(item);
  }
  return bytes;
}

function itemToBytes(item: Item, answer: Answer): Uint8Array {
  if (item.kind !== "multiple") {
    if (answer === NOT_APPLICABLE) return Uint8Array.of(NOT_APPLICABLE_BYTE);
    return Uint8Array.of(1 + positionOf(item, answer));
  }
  const codes = Array.isArray(answer) ? answer : [];
  const bits = answer === NOT_APPLICABLE ? [1] : codes.map((code) => 2 + positionOf(item, code));
  return Uint8Array.from({ length: itemBytes(item) }, (_, at) => {
    const here = [0, ...bits].filter((bit) => bit >> 3 === at);
    return here.reduce((byte, bit) => byte | (1 << (bit & 7)), 0);
  });
}

function positionOf(item: Item, value: Answer): number {
  const position = (closedValues(item) as readonly unknown[]).indexOf(value);
  if (position < 0) throw new RangeError(`answer to ${item.id} is not one of its values`);
  return position;
}
