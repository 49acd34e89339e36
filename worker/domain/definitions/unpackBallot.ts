import { ok, type Result, refuse } from "../result.ts";
import { closedItems, closedValues } from "./closedValues.ts";
import {
  type Answer,
  type Answers,
  type Definition,
  type Item,
  NOT_APPLICABLE,
} from "./definition.ts";
import { GROUP_BYTES, itemBytes, NOT_APPLICABLE_BYTE, packedBytes } from "./packBallot.ts";

/** What a packed ballot holds. */
export interface UnpackedBallot {
  readonly groupIndex: number;
  readonly answers: Answers;
}

/**
 * Reads a packed ballot back. Refused: another length than the definition's (`ballot-length`), or
 * bytes that `packBallot` never writes (`ballot-bytes`). Options come out in definition order.
 */
export function unpackBallot(
  definition: Definition,
  bytes: Uint8Array,
): Result<UnpackedBallot, { reason: "ballot-length" | "ballot-bytes" }> {
  if (bytes.length !== packedBytes(definition)) return refuse({ reason: "ballot-length" });
  const answers: Record<string, Answer> = {};
  let offset = GROUP_BYTES;
  for (const item of closedItems(definition)) {
    const end = offset + itemBytes(item);
    const answer = bytesToAnswer(item, bytes.subarray(offset, end));
    if (answer === undefined) return refuse({ reason: "ballot-bytes" });
    if (answer !== null) answers[item.id] = answer;
    offset = end;
  }
  const [high = 0, low = 0] = bytes;
  return ok({ groupIndex: high * 256 + low, answers });
}

/** Null: skipped. Undefined: never written by us. */
function bytesToAnswer(item: Item, bytes: Uint8Array): Answer | null | undefined {
  const values = closedValues(item);
  if (item.kind !== "multiple") {
    const [byte = 0] = bytes;
    if (byte === 0) return null;
    if (byte === NOT_APPLICABLE_BYTE) return item.allowsNotApplicable ? NOT_APPLICABLE : undefined;
    return values[byte - 1];
  }
  const bits: number[] = [];
  for (const [at, byte] of bytes.entries()) {
    for (let bit = 0; bit < 8; bit += 1) if ((byte >> bit) & 1) bits.push(8 * at + bit);
  }
  if (bits.length === 0) return null;
  const [answered, ...rest] = bits;
  if (answered !== 0 || rest.length === 0) return undefined;
  if (rest[0] === 1)
    return rest.length === 1 && item.allowsNotApplicable ? NOT_APPLICABLE : undefined;
  const codes = rest.map((bit) => item.options[bit - 2]);
  return codes.every((code) => code !== undefined) ? codes : undefined;
}
