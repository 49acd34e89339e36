import { done as en } from "./en/done.ts";
import type { Language } from "./language.ts";
import { type DoneText, done as zhCN } from "./zh-CN/done.ts";

export type { DoneText };

/** The sentences about what was done in one language. */
export const doneText = (language: Language): DoneText => (language === "en" ? en : zhCN);

/** Words in two languages, of which one may be empty. */
interface OneOrBoth {
  readonly zh: string;
  readonly en: string;
}

/** The words in a language, or in the other where there are none; with the language they are in. */
export function wordsIn(text: OneOrBoth, language: Language): { words: string; lang: Language } {
  const isEnglish = language === "en" ? text.en !== "" : text.zh === "";
  return isEnglish ? { words: text.en, lang: "en" } : { words: text.zh, lang: "zh-CN" };
}

/** What employees are told of an action besides its words. */
interface ActionFacts {
  readonly owner: string;
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  readonly due: string | null;
  readonly state: keyof DoneText["states"];
  readonly stateOn: string;
  /** null: not shown yet, so there is no day to tell. */
  readonly shownOn: string | null;
  readonly amendedOn: string | null;
  readonly about: keyof DoneText["categories"] | null;
  readonly fromSuggestion: boolean;
}

/** Who does it until when, and where it stands since when: one short text each. */
export function actionFacts(action: ActionFacts, language: Language): string[] {
  const text = doneText(language);
  const { owner, due, state, stateOn, shownOn, amendedOn, about, fromSuggestion } = action;
  return [
    text.owner(owner),
    ...(due === null ? [] : [text.due(dueIn(due, text))]),
    ...(shownOn === null ? [] : [text.since[state](stateOn, shownOn)]),
    ...(amendedOn === null ? [] : [text.amended(amendedOn)]),
    ...(about === null ? [] : [text.about(text.categories[about])]),
    ...(fromSuggestion ? [text.fromSuggestion] : []),
  ];
}

/** A day as it is, a month in words. */
function dueIn(due: string, text: DoneText): string {
  const [year = "", month = "", day] = due.split("-");
  return day === undefined ? text.month(Number(year), Number(month)) : due;
}
