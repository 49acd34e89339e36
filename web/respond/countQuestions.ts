import { ballotFromSurveyData } from "../../worker/domain/definitions/ballotFromSurveyData.ts";
import { isVisible } from "../../worker/domain/definitions/visibility.ts";
import type { CheckedSurvey } from "./checkWave.ts";
import type { SurveyData } from "./session.ts";

export interface QuestionCount {
  /** Questions that logic shows, as the progress counts them. */
  readonly total: number;
  /** Of these, how many are answered; a matrix is once every row is. */
  readonly complete: number;
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
  { survey, definition }: CheckedSurvey,
  data: SurveyData,
): QuestionCount {
  const { answers, comments } = ballotFromSurveyData(definition, data);
  const given = new Set([...Object.keys(answers), ...Object.keys(comments)]);
  const visible = new Set(
    definition.items.filter((item) => isVisible(item, answers)).map(({ id }) => id),
  );
  const shown = (survey as SurveyJson).pages
    .flatMap(({ elements }) => elements)
    .map(({ name, rows }) => rows?.map(({ value }) => value) ?? [name])
    .filter((ids) => ids.some((id) => visible.has(id)));
  return {
    total: shown.length,
    complete: shown.filter((ids) => ids.every((id) => given.has(id))).length,
    isBlank: given.size === 0,
  };
}
