import fc from "fast-check";
import { Model } from "survey-core";
import "survey-core/i18n/simplified-chinese";
import { describe, expect, test } from "vitest";
import { ballotFromSurveyData } from "../../../worker/domain/definitions/ballotFromSurveyData.ts";
import type { Definition, Item } from "../../../worker/domain/definitions/definition.ts";
import { readBallot } from "../../../worker/domain/definitions/readBallot.ts";
import { isVisible } from "../../../worker/domain/definitions/visibility.ts";
import { type AnyJson, builtInContent, compiled, SLUGS } from "./builtIn.ts";
import { everyKind } from "./everyKind.ts";

const CONTENTS = [
  ...SLUGS.map((slug) => ({ slug: slug as string, ...builtInContent(slug) })),
  { slug: "every-kind", ...everyKind() },
];

/** The values as SurveyJS holds them, for any item at all. */
const anyValue = (item: Item): fc.Arbitrary<unknown> => {
  if (item.kind === "text") return fc.constant("words");
  const na = item.allowsNotApplicable ? ["NA"] : [];
  if (item.kind === "multiple")
    return fc.constantFrom(...item.options, ...na).map((code) => [code]);
  if (item.kind === "nps11") return fc.integer({ min: 0, max: 10 });
  if (item.kind === "scale5") return fc.constantFrom<unknown>(1, 2, 3, 4, 5, ...na);
  return fc.constantFrom(...(item.kind === "yesno" ? ["yes", "no"] : item.options), ...na);
};

const matrixOf = (survey: AnyJson, id: string) =>
  survey.pages
    .flatMap((page: AnyJson) => page.elements)
    .find((element: AnyJson) => element.rows?.some((row: AnyJson) => row.value === id))?.name;

function isShown(model: Model, survey: AnyJson, id: string): boolean {
  return model.getQuestionByName(matrixOf(survey, id) ?? id)?.isVisible === true;
}

function fill(model: Model, survey: AnyJson, id: string, value: unknown): void {
  const matrix = matrixOf(survey, id);
  if (matrix) model.setValue(matrix, { ...model.getValue(matrix), [id]: value });
  else model.setValue(id, value);
}

describe.each(CONTENTS)("SurveyJS and $slug", ({ survey, scoring }) => {
  const definition: Definition = compiled({ survey, scoring });

  test.each([
    ["zh-cn", "zh-cn"],
    ["en", "en"],
  ])("loads without an error and shows the %s text everywhere", (locale, key) => {
    const model = new Model(survey);
    model.locale = locale;
    expect(model.jsonErrors ?? []).toEqual([]);
    expect(model.title).toBe(survey.title[key]);
    for (const page of survey.pages) {
      if (page.title) expect(model.getPageByName(page.name).title).toBe(page.title[key]);
      for (const element of page.elements) {
        const question = model.getQuestionByName(element.name) as AnyJson;
        expect(question.getType()).toBe(element.type);
        expect(question.title).toBe(element.title[key]);
        if (element.description) expect(question.description).toBe(element.description[key]);
        for (const choice of element.choices ?? []) {
          const shown = question.choices.find((c: AnyJson) => c.value === choice.value);
          expect(shown.text).toBe(choice.text[key]);
        }
        if (element.type === "rating") {
          expect(question.minRateDescription).toBe(element.minRateDescription[key]);
          expect(question.visibleRateValues).toHaveLength(11);
        }
      }
    }
  });

  test("hide the same items whatever was answered, and what the page collects is valid", () => {
    const step = fc
      .constantFrom(...definition.items)
      .chain((item) => anyValue(item).map((value): [Item, unknown] => [item, value]));
    // Conditions are rare: the items that they look at come first, so that each run bites.
    const deciding = definition.items.filter((item) =>
      definition.items.some((other) => other.visibleIf?.some((term) => term.item === item.id)),
    );
    const lead = fc.tuple(
      ...deciding.map((item) => anyValue(item).map((value): [Item, unknown] => [item, value])),
    );
    fc.assert(
      fc.property(
        fc.oneof(lead, fc.constant([])),
        fc.array(step, { maxLength: 25 }),
        (first, rest) => {
          const model = new Model(survey);
          for (const [item, value] of [...first, ...rest]) {
            if (isShown(model, survey, item.id)) fill(model, survey, item.id, value);
          }
          const ballot = ballotFromSurveyData(definition, model.data);
          for (const item of definition.items) {
            expect([item.id, isVisible(item, ballot.answers)]).toEqual([
              item.id,
              isShown(model, survey, item.id),
            ]);
          }
          expect(readBallot(definition, JSON.stringify({ version: "1.0.0", ...ballot })).ok).toBe(
            true,
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

test("SurveyJS shuffles the reasons for leaving but leaves the last two in place", () => {
  const { survey } = builtInContent("exit");
  const orders = new Set<string>();
  for (let seed = 1; seed <= 20; seed += 1) {
    const model = new Model({ ...survey, randomSeed: seed });
    const codes = (model.getQuestionByName("EXT-R1") as AnyJson).visibleChoices.map(
      (choice: AnyJson) => choice.value,
    );
    expect(codes).toHaveLength(22);
    expect(codes.slice(-2)).toEqual(["other", "undisclosed"]);
    orders.add(codes.join());
  }
  expect(orders.size).toBeGreaterThan(10);
});
