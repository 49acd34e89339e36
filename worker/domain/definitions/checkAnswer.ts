import { must } from "../must.ts";
import type { BallotErrorCode } from "./ballotError.ts";
import { closedValues } from "./closedValues.ts";
import { type Item, NOT_APPLICABLE } from "./definition.ts";

// Control characters except newline and tab, a half of a pair without the other, and what is not
// seen or turns the direction of writing (the joiners of emoji and scripts stay).
const REFUSED_CHARACTERS = /[^\P{Cc}\n\t]|\p{Cs}|[\u200B\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/u;

/** Null if the value is a valid answer to the closed item, else what is wrong with it. */
export function checkAnswer(item: Item, value: unknown): BallotErrorCode | null {
  if (value === NOT_APPLICABLE) {
    return item.allowsNotApplicable ? null : "not-applicable-not-allowed";
  }
  if (item.kind === "multiple") return checkOptions(item, value);
  const values = closedValues(item);
  if (typeof value !== typeof values[0]) return "type-wrong";
  return values.some((known) => known === value) ? null : "value-out-of-scale";
}

function checkOptions(item: Item, value: unknown): BallotErrorCode | null {
  if (!Array.isArray(value)) return "type-wrong";
  if (!value.every((code) => typeof code === "string")) return "type-wrong";
  if (value.length === 0) return "value-out-of-scale";
  if (!value.every((code) => item.options.includes(code))) return "value-out-of-scale";
  if (new Set(value).size < value.length) return "option-duplicate";
  return value.length > must(item.maxChoices) ? "too-many-options" : null;
}

/** Null if the value is a valid comment, else what is wrong with it. */
export function checkComment(item: Item, value: unknown): BallotErrorCode | null {
  if (typeof value !== "string") return "type-wrong";
  if (value.length > item.maxLength) return "comment-too-long";
  if (value.trim() === "") return "comment-empty";
  return REFUSED_CHARACTERS.test(value) ? "comment-characters" : null;
}
