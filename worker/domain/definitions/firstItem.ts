import { parseCondition } from "./condition.ts";
import { isVisible } from "./visibility.ts";

/** A text of a SurveyJS definition. */
interface LocalText {
  readonly "zh-cn": string;
  readonly en: string;
}

/** What the first screen reads of a published survey. */
export interface SurveyTexts {
  readonly pages: readonly {
    readonly title?: LocalText | undefined;
    readonly elements: readonly {
      readonly type: string;
      readonly name: string;
      readonly title: LocalText;
      readonly description?: LocalText | undefined;
      readonly visibleIf?: string | undefined;
      readonly choicesOrder?: "random" | undefined;
      readonly choices?:
        | readonly {
            readonly value: number | string;
            readonly text: LocalText;
            readonly randomize?: false | undefined;
          }[]
        | undefined;
    }[];
  }[];
}

/** One option of the first item. */
export interface FirstChoice {
  readonly value: number | string;
  readonly text: LocalText;
  /** Whether it keeps its place when the others are shuffled. */
  readonly isFixed: boolean;
}

/** The first item of a survey, where it is a list of options of which one is chosen. */
export interface FirstItem {
  /** Name of the SurveyJS element. */
  readonly name: string;
  /** Title of its page; null where the page has none. */
  readonly pageTitle: LocalText | null;
  readonly title: LocalText;
  readonly description: LocalText | null;
  readonly choices: readonly FirstChoice[];
  /** Whether each phone shows the options in an order of its own. */
  readonly isShuffled: boolean;
  /** How many questions are shown to somebody who has not answered anything. */
  readonly total: number;
}

/**
 * The first item of a published survey, for the page that shows it before the survey code is there.
 * @returns null where it is no list of options to choose one from: such a survey begins once its
 *   code has loaded
 */
export function firstItemOf(survey: SurveyTexts): FirstItem | null {
  const [page] = survey.pages;
  const element = page?.elements[0];
  if (page === undefined || element?.type !== "radiogroup" || element.choices === undefined) {
    return null;
  }
  const visibleAtFirst = survey.pages
    .flatMap(({ elements }) => elements)
    .filter(({ visibleIf }) =>
      isVisible({ visibleIf: visibleIf === undefined ? null : parseCondition(visibleIf) }, {}),
    );
  return {
    name: element.name,
    pageTitle: page.title ?? null,
    title: element.title,
    description: element.description ?? null,
    choices: element.choices.map(({ value, text, randomize }) => ({
      value,
      text,
      isFixed: randomize === false,
    })),
    isShuffled: element.choicesOrder === "random",
    total: visibleAtFirst.length,
  };
}
