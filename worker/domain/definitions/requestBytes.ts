import type { Definition, Item } from "./definition.ts";
import { NOT_APPLICABLE } from "./definition.ts";

/** Requests are padded to a multiple of this many bytes. */
const REQUEST_STEP_BYTES = 4096;

/** Bodies above this are refused before they are read, so no definition may need more. */
export const LONGEST_REQUEST_BYTES = 65_536;

/**
 * Most bytes that one UTF-16 unit of a comment takes in the request. The comment is written into the
 * ballot text as JSON, and that text into the request as JSON once more:
 *
 * | unit | in the ballot text | in the request, UTF-8 |
 * |---|---|---|
 * | ASCII letter | itself | 1 |
 * | `"` or `\` | `\"` `\\` | 4: both characters are escaped again |
 * | newline, tab | `\n` `\t` | 3 |
 * | Chinese character | itself | 3, or 6 as `\uXXXX` by a writer that keeps to ASCII |
 * | half of an emoji | itself | 2, or 6 likewise |
 * | any, by an ASCII writer in the ballot text already | `\uXXXX` | 7: its backslash is escaped again |
 *
 * `JSON.stringify` in a browser therefore never needs more than 4. We count 7, so that clients in
 * other languages, whose JSON writers keep to ASCII by default, fit as well. Other control
 * characters and lone surrogates are refused in comments, so nothing takes more.
 */
const MOST_BYTES_PER_UNIT = 7;

/**
 * Length in bytes of every ballot request of a definition: the smallest multiple of 4,096 that holds
 * its largest valid submit request. Largest: every item answered at once (even those that exclude
 * each other) with the longest code or codes, every comment at its full length and
 * `MOST_BYTES_PER_UNIT`, a group id of 32 characters, and one space after each comma and colon, as
 * many JSON writers put there. White space beyond that is the writer's own business.
 */
export function requestBytesOf(definition: Definition): number {
  return Math.ceil(largestSubmitBytes(definition) / REQUEST_STEP_BYTES) * REQUEST_STEP_BYTES;
}

/** Bytes of the largest valid submit request with an empty `pad`. */
export function largestSubmitBytes(definition: Definition): number {
  const closed = definition.items.filter((item) => item.kind !== "text");
  const texts = definition.items.filter((item) => item.kind === "text");
  const ballot = JSON.stringify({
    version: definition.version,
    answers: Object.fromEntries(closed.map((item) => [item.id, longestAnswer(item)])),
    comments: Object.fromEntries(texts.map((item) => [item.id, ""])),
  });
  const request = JSON.stringify({
    op: "submit",
    wave: "w".repeat(36),
    group: "g".repeat(32),
    nonce: "n".repeat(43),
    ballot,
    mac: "m".repeat(43),
    pad: "",
  });
  const commentUnits = texts.reduce((sum, item) => sum + item.maxLength, 0);
  // Ids, codes and versions are ASCII: a character is a byte, and their commas and colons are none.
  const spaces = request.split(/[,:]/).length - 1;
  return request.length + spaces + commentUnits * MOST_BYTES_PER_UNIT;
}

function longestAnswer(item: Item): number | string | string[] {
  const byLength = [...item.options].sort((a, b) => b.length - a.length);
  if (item.maxChoices !== null) return byLength.slice(0, item.maxChoices);
  return item.kind === "single"
    ? [...byLength, NOT_APPLICABLE].reduce((a, b) => (b.length > a.length ? b : a))
    : "yes"; // longer than any number, and than "NA"
}
