import fc from "fast-check";
import type { Model, Question, QuestionCheckboxModel } from "survey-core";
import { expect, it } from "vitest";
import { countQuestions } from "../../../web/respond/countQuestions.ts";
import { makeSurveyModel, placeOf, restoreAnswers } from "../../../web/respond/surveyModel.ts";
import { ballotFromSurveyData } from "../../../worker/domain/definitions/ballotFromSurveyData.ts";
import type { Definition } from "../../../worker/domain/definitions/definition.ts";
import { packBallot } from "../../../worker/domain/definitions/packBallot.ts";
import { readBallot } from "../../../worker/domain/definitions/readBallot.ts";
import { unpackBallot } from "../../../worker/domain/definitions/unpackBallot.ts";
import { isVisible } from "../../../worker/domain/definitions/visibility.ts";
import { type AnyJson, compiled } from "../../domain/definitions/builtIn.ts";
import { randomSurvey } from "./randomSurvey.ts";

const isLong = process.env.LONG === "1";
const DEFINITIONS = isLong ? 10_000 : 300;
const BALLOTS_EACH = isLong ? 2 : 1;

/** What one person does: where they go, what they choose there, and whether the page is loaded anew. */
interface Act {
  readonly where: number;
  readonly what: number;
  readonly row: number;
  readonly words: string;
  readonly how: "answer" | "unchoose" | "reload" | "language";
}

const act: fc.Arbitrary<Act> = fc.record({
  where: fc.nat(),
  what: fc.nat(),
  row: fc.nat(),
  words: fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom(" ", "0", "undefined", "好\r\n的 ", "\u200B", "😀\uD83D", "false"),
  ),
  how: fc.oneof(
    { weight: 12, arbitrary: fc.constant("answer" as const) },
    { weight: 1, arbitrary: fc.constantFrom("unchoose", "reload", "language") },
  ),
});

const acts = fc.array(act, { minLength: 6, maxLength: 14 });

/** The questions that the page shows, by walking them as it does. */
function shownOf(model: Model): Question[] {
  const shown: Question[] = [];
  for (let at: string | null = placeOf(model, null).question.name; at !== null; ) {
    const place = placeOf(model, at);
    shown.push(place.question);
    at = place.after;
  }
  return shown;
}

/** Answers as `QuestionBody` does; gives what the question now holds for the person who answers. */
function answer(question: Question, { what, row, words }: Act): void {
  const typed = question as AnyJson;
  const pick = (list: readonly AnyJson[]) => list[what % list.length];
  switch (question.getType()) {
    case "radiogroup":
    case "dropdown":
      typed.value = pick(typed.visibleChoices).value;
      break;
    case "rating":
      typed.value = what % 11;
      break;
    case "comment":
      typed.value = words.slice(0, typed.maxLength);
      break;
    case "matrix": {
      const { value } = typed.rows[row % typed.rows.length];
      typed.value = { ...typed.value, [value]: pick(typed.visibleColumns).value };
      break;
    }
    case "checkbox": {
      const box = question as QuestionCheckboxModel;
      const item = pick(box.visibleChoices);
      // The phone draws a box that cannot be chosen as one that cannot be pressed.
      if (box.getItemEnabled(item)) box.clickItemHandler(item, !box.isItemSelected(item));
      break;
    }
  }
}

/** What a person has on the screen, question by question, as text. */
function given(question: Question): unknown {
  const { value } = question as AnyJson;
  return value === undefined || question.isEmpty() ? undefined : JSON.parse(JSON.stringify(value));
}

interface Counted {
  ballots: number;
  answers: number;
  hidden: number;
  strict: number;
}

/** Lets one person answer, and compares what they saw with what the Worker reads. */
function compare(
  { survey, definition }: { survey: AnyJson; definition: Definition },
  plan: readonly Act[],
  counted: Counted,
): void {
  let model = makeSurveyModel(survey, 7);
  restoreAnswers(model, {}, "zh-CN");
  // What the person has answered and still sees: told by the screen, never by the model's data.
  const seen = new Map<string, unknown>();
  for (const one of plan) {
    const shown = model.getAllQuestions(true);
    const question = shown[one.where % shown.length];
    if (question === undefined) throw new Error("Something is always shown.");
    if (one.how === "answer") answer(question, one);
    if (one.how === "unchoose") question.clearValue();
    if (one.how === "language") model.locale = model.locale === "en" ? "zh-cn" : "en";
    if (one.how === "reload") {
      const draft = JSON.parse(JSON.stringify(model.data));
      model = makeSurveyModel(survey, 7);
      expect(restoreAnswers(model, draft, "zh-CN")).toBe(false);
    }
    if (one.how === "answer" || one.how === "unchoose") {
      const value = given(question);
      if (value === undefined) seen.delete(question.name);
      else seen.set(question.name, value);
    }
    const names = new Set(model.getAllQuestions(true).map(({ name }) => name));
    for (const name of seen.keys()) {
      if (names.has(name)) continue;
      counted.hidden += 1;
      seen.delete(name);
    }
  }
  const data = model.data;
  const ballot = ballotFromSurveyData(definition, data);
  const read = readBallot(definition, JSON.stringify({ version: "1.0.0", ...ballot }));
  if (!read.ok) throw new Error(`The phone's ballot is refused: ${JSON.stringify(read.error)}`);
  const held = unpackBallot(definition, packBallot(definition, 0, read.value));
  if (!held.ok) throw new Error(held.error.reason);
  const { answers } = held.value;
  const wanted = new Map<string, unknown>();
  for (const [name, value] of seen) {
    const isMatrix = typeof value === "object" && value !== null && !Array.isArray(value);
    for (const [id, one] of isMatrix ? Object.entries(value) : [[name, value] as const]) {
      wanted.set(id, Array.isArray(one) && one.length === 1 && one[0] === "NA" ? "NA" : one);
    }
  }
  const comments = Object.keys(read.value.comments);
  for (const item of definition.items) {
    const value = wanted.get(item.id);
    if (item.kind === "text") {
      const isBlank = typeof value !== "string" || !/[^\p{C}\p{Z}]/u.test(value);
      expect([item.id, comments.includes(item.id) || isBlank]).toEqual([item.id, true]);
      expect([item.id, comments.includes(item.id) && value === undefined]).toEqual([
        item.id,
        false,
      ]);
      continue;
    }
    expect([item.id, sorted(answers[item.id])]).toEqual([item.id, sorted(value)]);
    if (value !== undefined) counted.answers += 1;
  }
  // The two agree on what is shown, not only on what was answered.
  const shown = shownOf(model);
  const shownIds = shown.flatMap((question) =>
    question.getType() === "matrix"
      ? (question as AnyJson).rows.map(({ value }: AnyJson) => value)
      : [question.name],
  );
  expect(shownIds).toEqual(
    definition.items.filter((item) => isVisible(item, read.value.answers)).map(({ id }) => id),
  );
  expect(countQuestions({ survey, definition }, data).total).toBe(shown.length);
  counted.ballots += 1;
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(String).sort() : value;

it("reads on the Worker what was answered on the phone, whatever the codes: nothing shown is dropped, nothing hidden is kept", () => {
  const counted: Counted = { ballots: 0, answers: 0, hidden: 0, strict: 0 };
  fc.assert(
    fc.property(
      randomSurvey,
      fc.array(acts, { minLength: BALLOTS_EACH, maxLength: BALLOTS_EACH }),
      (content, people) => {
        const definition = compiled(content);
        if (content.isStrict) counted.strict += 1;
        for (const plan of people) compare({ survey: content.survey, definition }, plan, counted);
      },
    ),
    { numRuns: DEFINITIONS, seed: 14 },
  );
  expect(counted.ballots).toBe(DEFINITIONS * BALLOTS_EACH);
  // The sample bites: answers went hidden, and the stricter rules pass a good part of it.
  expect(counted.hidden).toBeGreaterThan(DEFINITIONS / 10);
  expect(counted.answers).toBeGreaterThan(DEFINITIONS);
  expect(counted.strict).toBeGreaterThan(DEFINITIONS / 4);
}, 1_800_000);
