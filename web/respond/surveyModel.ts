import {
  Helpers,
  Model,
  type Question,
  type QuestionMatrixModel,
  settings,
  setupLocale,
} from "survey-core";
import type { Language } from "../../schema/text/language.ts";
import { surveyLibrary } from "../../schema/text/zh-CN/surveyLibrary.ts";
import { parseCondition } from "../../worker/domain/definitions/condition.ts";
import type { Condition } from "../../worker/domain/definitions/definition.ts";
import { isVisible } from "../../worker/domain/definitions/visibility.ts";
import { choiceOrder } from "./choiceOrder.ts";
import type { SurveyData } from "./session.ts";

// A question is there at once; what fades in costs a slow phone time.
settings.animationEnabled = false;
setupLocale({
  localeCode: "zh-cn",
  strings: surveyLibrary,
  nativeName: "中文",
  englishName: "Chinese",
});

/**
 * The SurveyJS model of a checked survey: it holds the answers and forgets what is hidden, while the
 * page shows one question at a time. What is hidden, the Worker's own reading of the conditions
 * decides (docs/adr/0047): the library is given none. Nothing is compulsory, nothing is sent or
 * printed. It is made page by page, and between them whoever makes it may let the phone do something
 * else.
 * @param orderSeed decides how options that are to be shuffled stand
 */
export function* surveyModelSteps(survey: object, orderSeed: number): Generator<void, Model> {
  const { pages, conditions, ...settings } = asShown(survey, orderSeed);
  const model = new Model(settings);
  for (const json of pages) {
    yield;
    const page = model.createNewPage(json.name);
    page.fromJSON(json);
    model.addPage(page);
  }
  yield;
  model.textUpdateMode = "onTyping";
  conditionsOf.set(model, conditions);
  applyLogic(model);
  model.onValueChanged.add(applyLogic);
  return model;
}

type Conditions = ReadonlyMap<string, Condition | null>;

/** The conditions of each model, by name of the question that they show. */
const conditionsOf = new WeakMap<Model, Conditions>();

/**
 * Shows and hides questions in their order: a condition looks at earlier ones only, and an answer
 * that is hidden is gone from the data before a later condition looks at it.
 */
function applyLogic(model: Model): void {
  for (const [name, visibleIf] of conditionsOf.get(model) ?? []) {
    model.getQuestionByName(name).visible = isVisible({ visibleIf }, model.data);
  }
}

/** Makes the model at once. */
export function makeSurveyModel(survey: object, orderSeed: number): Model {
  const steps = surveyModelSteps(survey, orderSeed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Puts the answers of a draft into a fresh model.
 * @returns whether the model holds something else now: logic takes out what it hides
 */
export function restoreAnswers(model: Model, data: SurveyData, language: Language): boolean {
  model.locale = localeOf(language);
  model.data = { ...data };
  applyLogic(model);
  return !Helpers.isTwoValueEquals(model.data, data);
}

/** Whether nothing of a question is left to answer: of a matrix, no row. */
export function isComplete(question: Question): boolean {
  if (question.getType() !== "matrix") return !question.isEmpty();
  const { rows, value } = question as QuestionMatrixModel;
  return rows.every((row) => value?.[row.value] !== undefined);
}

/** What the library calls the language. */
export const localeOf = (language: Language): string => (language === "en" ? "en" : "zh-cn");

interface PageJson {
  readonly name: string;
  readonly elements: readonly ElementJson[];
}

interface ElementJson {
  readonly name: string;
  readonly visibleIf?: string;
  readonly choicesOrder?: string;
  readonly choices?: readonly { readonly randomize?: boolean }[];
}

/**
 * The survey as the library is given it: shuffled options as they are to stand, and no conditions.
 * These come apart from it, in the order of the questions.
 */
function asShown(
  survey: object,
  orderSeed: number,
): { readonly pages: readonly PageJson[]; readonly conditions: Conditions } {
  const { pages } = survey as { readonly pages: readonly PageJson[] };
  const conditions = new Map<string, Condition | null>();
  const shown = ({ visibleIf, ...element }: ElementJson): ElementJson => {
    if (visibleIf !== undefined) conditions.set(element.name, parseCondition(visibleIf));
    return withOptionsInOrder(element, orderSeed);
  };
  return {
    ...survey,
    pages: pages.map((page) => ({ ...page, elements: page.elements.map(shown) })),
    conditions,
  };
}

function withOptionsInOrder(
  { choicesOrder, ...element }: ElementJson,
  orderSeed: number,
): ElementJson {
  const { name, choices } = element;
  if (choicesOrder !== "random" || choices === undefined) return element;
  const options = choices.map(({ randomize }) => ({ isFixed: randomize === false }));
  const order = choiceOrder(options, name, orderSeed);
  return { ...element, choices: order.map((i) => choices[i] ?? {}) };
}

/** One of the questions that logic shows. */
export interface Place {
  readonly question: Question;
  /** From 1. */
  readonly position: number;
  readonly total: number;
  /** Names of the questions beside it; null at either end. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Where somebody stands among the questions that logic shows.
 * @param at name of the question last looked at; the first one stands for one that is not shown
 */
export function placeOf(model: Model, at: string | null): Place {
  const questions = model.getAllQuestions(true);
  const index = Math.max(
    questions.findIndex(({ name }) => name === at),
    0,
  );
  const question = questions[index];
  if (question === undefined) throw new Error("Logic always shows the first question.");
  const nameAt = (position: number) => questions[position]?.name ?? null;
  return {
    ...{ question, position: index + 1, total: questions.length },
    ...{ before: nameAt(index - 1), after: nameAt(index + 1) },
  };
}
