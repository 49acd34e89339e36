import {
  type Answer,
  type Ballot,
  type Definition,
  type Item,
  NOT_APPLICABLE,
} from "./definition.ts";
import { isVisible } from "./visibility.ts";

/**
 * Turns the `data` of a SurveyJS model into a ballot: matrix rows under their own ids, an exclusive
 * "NA" of a multiple choice as "NA", comments with trimmed ends and newlines as "\n"; left out is
 * whatever is empty, hidden by logic, or no item. What SurveyJS lets through wrongly (a value outside
 * the scale) stays as it is, for `readBallot` to refuse.
 */
export function ballotFromSurveyData(
  definition: Definition,
  data: Readonly<Record<string, unknown>>,
): Ballot {
  const values = new Map(Object.entries(data).flatMap(([name, value]) => flatten(name, value)));
  const answers: Record<string, Answer> = {};
  const comments: Record<string, string> = {};
  for (const item of definition.items) {
    if (!isVisible(item, answers)) continue;
    const value = values.get(item.id);
    if (item.kind === "text") {
      const comment = typeof value === "string" ? readable(value) : "";
      if (comment !== "") comments[item.id] = comment;
    } else {
      const answer = toAnswer(item, value);
      if (answer !== null) answers[item.id] = answer;
    }
  }
  return { answers, comments };
}

function flatten(name: string, value: unknown): [string, unknown][] {
  const isMatrix = typeof value === "object" && value !== null && !Array.isArray(value);
  return isMatrix ? Object.entries(value) : [[name, value]];
}

function toAnswer(item: Item, value: unknown): Answer | null {
  if (typeof value === "number") return value;
  if (typeof value === "string" && value !== "") return value;
  if (item.kind !== "multiple" || !Array.isArray(value) || value.length === 0) return null;
  return value.length === 1 && value[0] === NOT_APPLICABLE ? NOT_APPLICABLE : value.map(String);
}

// Pasted text may hold invisible characters, or end within a pair (the field cuts at its limit).
// `readBallot` refuses these, and nobody could find them.
const readable = (text: string): string =>
  text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]|\p{Cs}|[\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu, "")
    .trim();
