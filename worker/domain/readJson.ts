import { ok, type Result, refuse } from "./result.ts";

/** How many lists and objects may stand in one another: ours need 12, a survey's definition most. */
export const DEEPEST_NESTING = 64;

/** Why a text is not taken as JSON. */
export type JsonRefusal =
  | { readonly reason: "not-json" }
  /** `position`: where in the text the level too many begins, in UTF-16 units from 1. */
  | { readonly reason: "nested-too-deep"; readonly position: number };

/**
 * Reads a JSON text of anybody's: what comes back can be walked by recursion. Of a key that stands
 * twice the last value counts, as everywhere in JavaScript.
 */
export function readJson(text: string): Result<unknown, JsonRefusal> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse({ reason: "not-json" });
  }
  return isNestedTooDeep(value)
    ? refuse({ reason: "nested-too-deep", position: positionTooDeep(text) })
    : ok(value);
}

// Level by level, since recursion is what deep nesting would end.
function isNestedTooDeep(value: unknown): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST_NESTING) return true;
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return false;
}

const isContainer = (value: unknown): value is object =>
  typeof value === "object" && value !== null;

/** Of a text that is JSON and nested too deep. A position repeats nothing of what was sent. */
function positionTooDeep(text: string): number {
  let depth = 0;
  let isInString = false;
  let at = 0;
  for (; depth <= DEEPEST_NESTING && at < text.length; at++) {
    const unit = text[at];
    if (unit === '"') isInString = !isInString;
    else if (isInString) at += unit === "\\" ? 1 : 0;
    else if (unit === "[" || unit === "{") depth++;
    else if (unit === "]" || unit === "}") depth--;
  }
  return at;
}
