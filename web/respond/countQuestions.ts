import { ballotFromSurveyData } from "../../worker/domain/definitions/ballotFromSurveyData.ts";
import { isVisible } from "../../worker/domain/definitions/visibility.ts";
import type { CheckedSurvey } from "./checkWave.ts";
import type { SurveyData } from "./session.ts";

export interface QuestionCount {
  /** Questions that logic shows, as the progress counts them. */
  readonly total: number;
  /** Of these, how many are answered; a matrix is once every row is. */
  readonly complete: number;
  /** Those that are not: name, and place among all, from 1. */
  readonly open: readonly { readonly name: string; readonly position: number }[];
  /** Nothing at all is answered. */
  readonly isBlank: boolean;
}

interface SurveyJson {
  readonly pages: readonly {
    readonly elements: readonly {
      readonly name: string;
      readonly rows?: readonly { readonly value: string }[];
    }[];
  }[];
}

/** Counts questions as somebody sees them: a matrix is one, whatever it has of rows. */
export function countQuestions(
  { survey, definition }: Pick<CheckedSurvey, "survey" | "definition">,
  data: SurveyData,
): QuestionCount {
  const { answers, comments } = ballotFromSurveyData(definition, data);
  const given = new Set([...Object.keys(answers), ...Object.keys(comments)]);
  const visible = new Set(
    definition.items.filter((item) => isVisible(item, answers)).map(({ id }) => id),
  );
  const shown = (survey as SurveyJson).pages
    .flatMap(({ elements }) => elements)
    .map(({ name, rows }) => ({ name, ids: rows?.map(({ value }) => value) ?? [name] }))
    .filter(({ ids }) => ids.some((id) => visible.has(id)))
    .map(({ name, ids }, i) => ({
      name,
      position: i + 1,
      isComplete: ids.every((id) => given.has(id)),
    }));
  const open = shown.filter(({ isComplete }) => !isComplete);
  return {
    total: shown.length,
    complete: shown.length - open.length,
    open: open.map(({ name, position }) => ({ name, position })),
    isBlank: given.size === 0,
  };
}
