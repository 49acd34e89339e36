import { readdirSync, readFileSync } from "node:fs";
import { Model } from "survey-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { countQuestions } from "../../../web/respond/countQuestions.ts";
import { prepareModel } from "../../../web/respond/prepareModel.ts";
import {
  isComplete,
  makeSurveyModel,
  placeOf,
  restoreAnswers,
} from "../../../web/respond/surveyModel.ts";
import {
  compileDefinition,
  type VersionBody,
} from "../../../worker/domain/definitions/compileDefinition.ts";
import { everyKind } from "../../domain/definitions/everyKind.ts";

const surveys = new URL("../../../surveys/", import.meta.url);
const slugs = readdirSync(surveys, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const surveyOf = (slug: string): object =>
  JSON.parse(readFileSync(new URL(`${slug}/survey.json`, surveys), "utf8"));

const SEED = 5;

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the model of a built-in survey", () => {
  it("exists for each of them", () => {
    expect(slugs.length).toBeGreaterThanOrEqual(9);
  });

  it.each(slugs)("%s is understood whole, and prints nothing", (slug) => {
    const printed: unknown[] = [];
    for (const level of ["log", "info", "warn", "error"] as const) {
      vi.spyOn(console, level).mockImplementation((...words) => void printed.push(words));
    }
    expect(new Model(surveyOf(slug)).jsonErrors ?? []).toEqual([]);
    const model = makeSurveyModel(surveyOf(slug), SEED);
    restoreAnswers(model, {}, "zh-CN");
    const walked: string[] = [];
    for (let at: string | null = placeOf(model, null).question.name; at !== null; ) {
      const place = placeOf(model, at);
      walked.push(at);
      expect([place.question.name, place.position]).toEqual([at, walked.length]);
      expect(place.before).toBe(walked.at(-2) ?? null);
      at = place.after;
    }
    expect(walked).toEqual(model.getAllQuestions(true).map(({ name }) => name));
    expect(placeOf(model, null).total).toBe(walked.length);
    expect(printed).toEqual([]);
  });

  it.each(slugs)("%s is the same page by page as read at once", (slug) => {
    const survey = surveyOf(slug);
    const [first, second] = [5, 6].map((seed) => makeSurveyModel(survey, seed).toJSON());
    // Only the exit reasons stand in an order of their own.
    expect(JSON.stringify(first) === JSON.stringify(second)).toBe(slug !== "exit");
    if (slug === "exit") return;
    const atOnce = new Model(survey).toJSON();
    // What is shown is no business of the library's: it is told of each question.
    const without = (field: string, json: object) =>
      JSON.parse(JSON.stringify(json, (key, value) => (key === field ? undefined : value)));
    expect(without("visible", first?.pages)).toEqual(without("visibleIf", atOnce.pages));
  });

  it("is given out once, to whoever has the same survey and order", async () => {
    const survey = surveyOf("pulse");
    const prepared = await prepareModel(survey, SEED);
    expect(prepared.take(survey, SEED)?.getAllQuestions()).toHaveLength(
      makeSurveyModel(survey, SEED).getAllQuestions().length,
    );
    expect(prepared.take(survey, SEED)).toBeNull();
    expect((await prepareModel(survey, SEED)).take(survey, SEED + 1)).toBeNull();
    expect((await prepareModel(survey, SEED)).take(surveyOf("pulse"), SEED)).toBeNull();
  });

  it("keeps answers and place when the language changes", () => {
    const model = makeSurveyModel(surveyOf("satisfaction"), SEED);
    restoreAnswers(model, { "SAT-G1": 4 }, "zh-CN");
    const { question, position } = placeOf(model, "SAT-R2");
    const chinese = question.locTitle.renderedHtml;
    model.locale = "en";
    expect(placeOf(model, "SAT-R2")).toMatchObject({ position, before: "SAT-R1" });
    expect(placeOf(model, "SAT-R2").question.locTitle.renderedHtml).not.toBe(chinese);
    expect(model.data).toEqual({ "SAT-G1": 4 });
  });

  it("has places only among the questions that logic shows", () => {
    const model = makeSurveyModel(surveyOf("fairness"), SEED);
    restoreAnswers(model, {}, "zh-CN");
    const { question: screener, total, after } = placeOf(model, null);
    expect(placeOf(model, after).position).toBe(2);
    model.setValue(screener.name, "no");
    expect(placeOf(model, null).total).toBeLessThan(total);
    // A question that logic has hidden meanwhile: the way goes on from the first.
    expect(placeOf(model, after)).toMatchObject({ position: 1, before: null });
    model.clearValue(screener.name);
    expect(placeOf(model, after)).toMatchObject({ position: 2, total });
  });

  it("tells that logic has taken answers out of a draft", () => {
    const restored = (data: Record<string, unknown>) => {
      const model = makeSurveyModel(surveyOf("fairness"), SEED);
      const isPruned = restoreAnswers(model, data, "zh-CN");
      return { isPruned, data: model.data };
    };
    const screener = placeOf(makeSurveyModel(surveyOf("fairness"), SEED), null).question.name;
    const ended = { [screener]: "no" };
    expect(restored({ ...ended, "FAI-G1": 4 })).toEqual({ isPruned: true, data: ended });
    const going = { "FAI-G1": 4, [screener]: "yes" };
    expect(restored(going)).toEqual({ isPruned: false, data: going });
  });

  it("has a matrix complete once every row is answered, and counts it as one question", () => {
    const { survey, scoring } = everyKind();
    const version = { slug: "every-kind", version: "1.0.0", survey, scoring } as VersionBody;
    const definition = compileDefinition(version);
    if (!definition.ok) throw new Error(definition.error.reason);
    const model = makeSurveyModel(survey, SEED);
    const matrix = model.getQuestionByName("EVK-MX");
    const now = () => {
      const { total } = placeOf(model, null);
      const counted = countQuestions({ survey, definition: definition.value }, model.data);
      expect(counted.total).toBe(total);
      expect(counted.open).toHaveLength(total - counted.complete);
      expect(counted.open.some(({ name }) => name === matrix.name)).toBe(
        matrix.isVisible && !isComplete(matrix),
      );
      return [isComplete(matrix), matrix.isEmpty(), counted.complete, counted.isBlank];
    };
    expect(now()).toEqual([false, true, 0, true]);
    matrix.value = { "EVK-M1": 2 };
    expect(now()).toEqual([false, false, 0, false]);
    matrix.value = { "EVK-M1": 2, "EVK-M2": "NA" };
    expect(now()).toEqual([true, false, 1, false]);
    model.setValue("EVK-S0", "no");
    expect(now()).toEqual([false, true, 1, false]);
  });

  it("shuffles the exit reasons by the draft's seed, and leaves the last two where they are", () => {
    const orderOf = (orderSeed: number): unknown[] => {
      const model = makeSurveyModel(surveyOf("exit"), orderSeed);
      const question = model.getQuestionByName("EXT-R1") as unknown as {
        visibleChoices: { value: unknown }[];
      };
      return question.visibleChoices.map(({ value }) => value);
    };
    expect(orderOf(5)).toEqual(orderOf(5));
    expect(orderOf(5)).not.toEqual(orderOf(6));
    expect(orderOf(5).slice(-2)).toEqual(["other", "undisclosed"]);
  });
});
