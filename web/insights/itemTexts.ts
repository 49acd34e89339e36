import { surveyItems } from "../../schema/survey/surveyItems.ts";
import type { Language } from "../../schema/text/language.ts";
import type { SurveyVersionBody } from "../../schema/wire/surveys.ts";

/** What an item says to its reader. */
export interface ItemText {
  readonly id: string;
  readonly title: string;
  /** The words of an option; its code where there are none. */
  readonly optionText: (code: string) => string;
}

interface LocalText {
  readonly "zh-cn": string;
  readonly en: string;
}

/** The words of a version's items, by id. */
export function itemTexts(
  version: SurveyVersionBody,
  language: Language,
): ReadonlyMap<string, ItemText> {
  const say = (text: LocalText) => (language === "en" ? text.en : text["zh-cn"]);
  return new Map(
    surveyItems(version.survey).map(({ id, element }) => {
      const row =
        element.type === "matrix" ? element.rows.find(({ value }) => value === id) : undefined;
      const choices = "choices" in element ? element.choices : [];
      const options = new Map(choices.map(({ value, text }) => [String(value), say(text)]));
      const title = say(row?.text ?? element.title);
      return [id, { id, title, optionText: (code: string) => options.get(code) ?? code }];
    }),
  );
}
