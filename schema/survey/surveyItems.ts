import type { Element, SurveyJson } from "./survey.ts";
import { NOT_APPLICABLE } from "./text.ts";

/** One answerable thing of a survey: a question, or a row of a matrix. */
export interface SurveyItem {
  readonly id: string;
  readonly element: Element;
  /** Path of the element in `{survey, scoring}`. */
  readonly elementPath: readonly PropertyKey[];
  /** Path of the id itself. */
  readonly path: readonly PropertyKey[];
  /** Values that can be chosen, "NA" left out; empty for a comment. */
  readonly values: readonly (number | string)[];
  readonly hasNotApplicable: boolean;
}

/** All items of a survey in definition order, matrix rows one by one. */
export function surveyItems(survey: SurveyJson): SurveyItem[] {
  return survey.pages.flatMap((page, pageIndex) =>
    page.elements.flatMap((element, index) => {
      const elementPath = ["survey", "pages", pageIndex, "elements", index];
      const values = valuesOf(element);
      const common = {
        element,
        elementPath,
        values: values.filter((value) => value !== NOT_APPLICABLE),
        hasNotApplicable: values.includes(NOT_APPLICABLE),
      };
      return element.type === "matrix"
        ? element.rows.map((row, rowIndex) => ({
            ...common,
            id: row.value,
            path: [...elementPath, "rows", rowIndex, "value"],
          }))
        : [{ ...common, id: element.name, path: [...elementPath, "name"] }];
    }),
  );
}

function valuesOf(element: Element): (number | string)[] {
  switch (element.type) {
    case "comment":
      return [];
    case "rating":
      return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    case "matrix":
      return element.columns.map((column) => column.value);
    default:
      return element.choices.map((choice) => choice.value);
  }
}

/** The kind that a question's build stands for; null if it is none. */
export function kindOf({ element, values }: SurveyItem): string | null {
  const list = JSON.stringify(values);
  const isCodes = values.length > 0 && values.every((value) => typeof value === "string");
  switch (element.type) {
    case "comment":
      return "text";
    case "rating":
      return "nps11";
    case "checkbox":
      return isCodes ? "multiple" : null;
    default:
      if (list === "[1,2,3,4,5]") return "scale5";
      if (list === '["yes","no"]') return "yesno";
      return isCodes ? "single" : null;
  }
}
