import { Model, settings, setupLocale } from "survey-core";
import type { Language } from "../../schema/text/language.ts";
import { surveyLibrary } from "../../schema/text/zh-CN/surveyLibrary.ts";
import { choiceOrder } from "./choiceOrder.ts";
import type { SurveyData } from "./session.ts";

// A question is the heading under the survey's name.
settings.titleTags.question = "h2";
// A question is there at once; what fades in costs a slow phone time.
settings.animationEnabled = false;
setupLocale({
  localeCode: "zh-cn",
  strings: surveyLibrary,
  nativeName: "中文",
  englishName: "Chinese",
});

/** What a draft keeps of a person's way through the questions. */
export interface KeptPlace {
  readonly data: SurveyData;
  /** The question last looked at. */
  readonly at: string | null;
}

/**
 * The SurveyJS model of a checked survey: one question at a time, everything around it drawn by
 * the page, nothing compulsory, nothing sent or printed. It is made page by page, and between them
 * whoever makes it may let the phone do something else.
 * @param orderSeed decides how options that are to be shuffled stand
 */
export function* surveyModelSteps(survey: object, orderSeed: number): Generator<void, Model> {
  const { pages, ...settings } = withOptionsInOrder(survey, orderSeed);
  const model = new Model(settings);
  for (const json of pages) {
    yield;
    const page = model.createNewPage(json.name);
    page.fromJSON(json);
    model.addPage(page);
  }
  yield;
  model.questionsOnPageMode = "questionPerPage";
  model.showTitle = false;
  model.showNavigationButtons = false;
  model.showProgressBar = false;
  model.showQuestionNumbers = false;
  model.showCompletePage = false;
  model.autoFocusFirstQuestion = false;
  model.textUpdateMode = "onTyping";
  return model;
}

/** Makes the model at once. */
export function makeSurveyModel(survey: object, orderSeed: number): Model {
  const steps = surveyModelSteps(survey, orderSeed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Puts a draft into a fresh model: the answers as they were, and the question last looked at. */
export function restoreDraft(model: Model, { data, at }: KeptPlace, language: Language): void {
  model.locale = localeOf(language);
  model.data = { ...data };
  if (at !== null && model.getQuestionByName(at)?.isVisible) model.currentElementName = at;
}

/** What the library calls the language. */
export const localeOf = (language: Language): string => (language === "en" ? "en" : "zh-cn");

interface PageJson {
  readonly name: string;
  readonly elements: readonly Shuffled[];
}

interface Shuffled {
  readonly name: string;
  readonly choicesOrder?: string;
  readonly choices?: readonly { readonly randomize?: boolean }[];
}

/** The library is given shuffled options as they are to stand, and shuffles none itself. */
function withOptionsInOrder(survey: object, orderSeed: number): { pages: readonly PageJson[] } {
  const { pages } = survey as { readonly pages: readonly PageJson[] };
  const inOrder = ({ choicesOrder, ...element }: Shuffled): Shuffled => {
    const { name, choices } = element;
    if (choicesOrder !== "random" || choices === undefined) return element;
    const options = choices.map(({ randomize }) => ({ isFixed: randomize === false }));
    const order = choiceOrder(options, name, orderSeed);
    return { ...element, choices: order.map((i) => choices[i] ?? {}) };
  };
  return {
    ...survey,
    pages: pages.map((page) => ({ ...page, elements: page.elements.map(inOrder) })),
  };
}

/** Where the person stands among the questions that logic shows. `position` counts from 1. */
export function placeOf(model: Model): { position: number; total: number; isAnswered: boolean } {
  const questions = model.getAllQuestions(true);
  const current = model.currentSingleQuestion;
  return {
    position: Math.max(questions.indexOf(current), 0) + 1,
    total: questions.length,
    isAnswered: current !== undefined && !current.isEmpty(),
  };
}
