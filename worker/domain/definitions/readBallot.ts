import { readJson } from "../readJson.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { BallotError, BallotErrorCode } from "./ballotError.ts";
import { checkAnswer, checkComment } from "./checkAnswer.ts";
import type { Answer, Answers, Ballot, Definition, Item } from "./definition.ts";
import { isVisible } from "./visibility.ts";

/** At most so many errors are reported: the answer has one fixed length. */
const MOST_BALLOT_ERRORS = 5;

const FIELDS = ["version", "answers", "comments"] as const;

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads the ballot text `{"version","answers","comments"}` strictly against its definition: nothing
 * unknown, nothing outside a scale, no answer to an item that logic hides, comments of 1 to
 * `maxLength` UTF-16 units without lone surrogates or control characters (newline and tab are fine).
 * Both maps must be there, empty or not. A key that stands twice counts as its last value.
 */
export function readBallot(
  definition: Definition,
  ballotText: string,
): Result<Ballot, { reason: "ballot-not-valid"; errors: readonly BallotError[] }> {
  const read = readJson(ballotText);
  const errors = read.ok ? checkBallot(definition, read.value) : [at("", read.error.reason)];
  if (read.ok && errors.length === 0) {
    const { answers, comments } = read.value as {
      answers: Answers;
      comments: Record<string, string>;
    };
    return ok({ answers, comments });
  }
  return refuse({ reason: "ballot-not-valid", errors: errors.slice(0, MOST_BALLOT_ERRORS) });
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const at = (pointer: string, code: BallotErrorCode): BallotError => ({ pointer, code });

function checkBallot(definition: Definition, ballot: unknown): BallotError[] {
  if (!isObject(ballot)) return [at("", "type-wrong")];
  const isKnown = (field: string) => (FIELDS as readonly string[]).includes(field);
  // The name of an unknown field comes from outside and is not repeated.
  if (!Object.keys(ballot).every(isKnown)) return [at("", "field-unknown")];
  const missing = FIELDS.filter((field) => !Object.hasOwn(ballot, field));
  if (missing.length > 0) return missing.map((field) => at(`/${field}`, "field-missing"));
  const { version, answers, comments } = ballot;
  if (typeof version !== "string") return [at("/version", "type-wrong")];
  if (version !== definition.version) return [at("/version", "version-differs")];
  if (!isObject(answers)) return [at("/answers", "type-wrong")];
  if (!isObject(comments)) return [at("/comments", "type-wrong")];
  const items = new Map(definition.items.map((item) => [item.id, item]));
  return [
    ...checkMap("answers", answers, items, answers),
    ...checkMap("comments", comments, items, answers),
  ];
}

function checkMap(
  field: "answers" | "comments",
  map: JsonObject,
  items: ReadonlyMap<string, Item>,
  answers: JsonObject,
): BallotError[] {
  const errors: BallotError[] = [];
  for (const [id, value] of Object.entries(map)) {
    const code = checkEntry(field, items.get(id), value, answers);
    if (code === null) continue;
    // A key that is no item's comes from outside and is not repeated.
    errors.push(at(items.has(id) ? `/${field}/${id}` : `/${field}`, code));
    if (errors.length === MOST_BALLOT_ERRORS) break;
  }
  return errors;
}

function checkEntry(
  field: "answers" | "comments",
  item: Item | undefined,
  value: unknown,
  answers: JsonObject,
): BallotErrorCode | null {
  if (item === undefined) return "item-unknown";
  if ((item.kind === "text") !== (field === "comments")) return "item-misplaced";
  // Values of other types equal no condition's value; they are refused at their own place.
  if (!isVisible(item, answers as Record<string, Answer>)) return "item-hidden";
  return field === "comments" ? checkComment(item, value) : checkAnswer(item, value);
}
