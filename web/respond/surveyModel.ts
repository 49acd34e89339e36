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

/**
 * The SurveyJS model of a checked survey: one question at a time, everything around it drawn by
 * the page, nothing compulsory, nothing sent or printed.
 * @param kept answers of the draft, restored as they were; the question last looked at
 */
export function makeSurveyModel(
  survey: object,
  kept: { readonly data: SurveyData; readonly at: string | null; readonly orderSeed: number },
  language: Language,
): Model {
  const { data, at, orderSeed } = kept;
  const model = new Model(withOptionsInOrder(survey, orderSeed));
  model.locale = language === "en" ? "en" : "zh-cn";
  model.questionsOnPageMode = "questionPerPage";
  model.showTitle = false;
  model.showNavigationButtons = false;
  model.showProgressBar = false;
  model.showQuestionNumbers = false;
  model.showCompletePage = false;
  model.autoFocusFirstQuestion = false;
  model.textUpdateMode = "onTyping";
  model.data = { ...data };
  if (at !== null && model.getQuestionByName(at)?.isVisible) model.currentElementName = at;
  return model;
}

interface Shuffled {
  readonly name: string;
  readonly choicesOrder?: string;
  readonly choices?: readonly { readonly randomize?: boolean }[];
}

/** The library is given shuffled options as they are to stand, and shuffles none itself. */
function withOptionsInOrder(survey: object, orderSeed: number): object {
  const { pages } = survey as { readonly pages: readonly { readonly elements: Shuffled[] }[] };
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
