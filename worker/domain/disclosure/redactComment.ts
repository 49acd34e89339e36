import { must } from "../must.ts";
import { ok, type Result, refuse } from "../result.ts";

/** What stands in place of hidden words: always as long, so that it tells no length. */
export const REDACTED = "█████";

/** A part of a text in UTF-16 units: from the first hidden one to the one after the last. */
export interface HiddenPart {
  readonly from: number;
  readonly to: number;
}

/**
 * A comment with parts of it hidden, each by the same mark. Nothing else can be changed: what
 * remains is word for word as it was written.
 * @param parts in any order, not overlapping; null hides the whole comment.
 * @returns refused where a part is empty, outside the text, overlaps another, or splits a character.
 */
export function redactComment(
  text: string,
  parts: readonly HiddenPart[] | null,
): Result<string, { readonly reason: "parts-not-valid" }> {
  if (parts === null) return ok(REDACTED);
  const ordered = parts.toSorted((a, b) => a.from - b.from);
  let redacted = "";
  let at = 0;
  for (const { from, to } of ordered) {
    const isInside = from >= at && to > from && to <= text.length;
    if (!isInside || splitsCharacter(text, from) || splitsCharacter(text, to)) {
      return refuse({ reason: "parts-not-valid" });
    }
    redacted += text.slice(at, from) + REDACTED;
    at = to;
  }
  if (ordered.length === 0) return refuse({ reason: "parts-not-valid" });
  return ok(redacted + text.slice(at));
}

/** Whether a position lies between the two halves of one character. */
const splitsCharacter = (text: string, at: number): boolean =>
  at > 0 && at < text.length && must(text.codePointAt(at - 1)) > 0xffff;
