import type { z } from "zod";
import { knownPlace, pointerTo } from "../fields.ts";

const DETAILS = {
  "unknown-property": "There is a property here that a survey may not use. Remove it.",
  "unknown-question-type": "This type of question is not supported.",
  missing: "This is needed.",
  "language-missing": "The text is missing in this language.",
  "wrong-type": "This has another type than it should have.",
  "wrong-value": "This value is not allowed here.",
  "text-empty": "The text is empty.",
  "text-too-long": "This is longer than allowed.",
  "text-not-plain": "The text holds markup, script, braces or control characters.",
  "item-id": "An item id is 2 to 4 capitals, a hyphen, and up to 20 capitals, digits or hyphens.",
  "page-name": "A page name is up to 40 small letters, digits or hyphens.",
  "option-code": "A code is up to 40 letters, digits, underscores or hyphens.",
  "too-few-options": "A list needs two options.",
  "too-many-options": "There are more options than allowed.",
  "too-few-rows": "A matrix needs a row.",
  "page-empty": "A page needs a question.",
  "survey-empty": "There is nothing to answer.",
  "too-many-pages": "There are more than 60 pages.",
  "too-many-items": "There are more questions than allowed.",
  "duplicate-item": "This id is used twice.",
  "duplicate-page": "This page name is used twice.",
  "duplicate-option": "This option stands twice in its list.",
  "option-alike":
    "This code differs from another one of its list only in capitals, or in how a number is written. Give it a code of its own.",
  "duplicate-dimension": "This dimension stands twice.",
  "unknown-item": "The survey has no such item.",
  "unknown-option": "The item has no such option.",
  "item-not-scored": "The scoring key says nothing of this item.",
  "kind-mismatch": "The question is built differently from the kind the scoring key gives it.",
  "scale-mismatch": "A five-point item names its scale, and only such an item does.",
  "reversed-mismatch": "Only a five-point item can be reversed.",
  "not-applicable-mismatch": "The scoring key and the question differ on N/A.",
  "not-applicable-not-exclusive": "N/A in a multiple choice must be exclusive.",
  "dimension-of-one": "A dimension needs two items.",
  "dimension-not-scale": "A dimension can hold only five-point items.",
  "item-in-two-dimensions": "An item can belong to one dimension.",
  "anchor-not-first": "The anchor item comes first; only the screener may stand before it.",
  "anchor-not-scale": "The anchor is a five-point item.",
  "screener-not-first": "The screener is the first item, answered with yes or no.",
  "screener-not-applied": "Every later item must be hidden after the screener's no.",
  "condition-not-supported": "Write {ITEM} = 'value' or {ITEM} <> 'value', joined by and.",
  "condition-not-earlier": "A condition can look only at an earlier single-answer item.",
  "condition-unknown-value": "The item in the condition has no such value.",
  "too-many-packed-bytes": "The closed items take more than 700 bytes in a ballot.",
  "request-too-large": "The longest answers would not fit into one request of 64 KiB.",
} as const;

/** What can be wrong with a survey. */
export type SurveyProblemCode = keyof typeof DETAILS;

/** One thing that is wrong, and where (RFC 6901, into `{survey, scoring}`). */
export interface SurveyProblem {
  readonly pointer: string;
  readonly code: SurveyProblemCode;
  readonly detail: string;
}

/** Names a problem at a path. */
export function problemAt(path: readonly PropertyKey[], code: SurveyProblemCode): SurveyProblem {
  return { pointer: pointerTo(path), code, detail: DETAILS[code] };
}

const LANGUAGES: readonly PropertyKey[] = ["zh-cn", "zh", "en"];

/**
 * The problem that an issue of the schema stands for. Messages of our schemas are codes themselves.
 * A property that is not known is not repeated: the pointer is that of what has it.
 */
export function problemOfIssue(schema: z.ZodType, issue: z.core.$ZodIssue): SurveyProblem {
  const { path, fields } = knownPlace(schema, issue.path);
  const problem = problemAt(path, codeOfIssue(issue));
  return issue.code === "unrecognized_keys"
    ? { ...problem, detail: `${problem.detail} Known are: ${fields.join(", ")}.` }
    : problem;
}

function codeOfIssue(issue: z.core.$ZodIssue): SurveyProblemCode {
  if (issue.code === "unrecognized_keys") return "unknown-property";
  if (Object.hasOwn(DETAILS, issue.message)) return issue.message as SurveyProblemCode;
  if (issue.code === "invalid_union") return "unknown-question-type";
  const isMissing = issue.message.endsWith("received undefined");
  if (isMissing)
    return LANGUAGES.includes(issue.path.at(-1) ?? "") ? "language-missing" : "missing";
  return issue.code === "invalid_type" ? "wrong-type" : "wrong-value";
}
