import { problemAt, type SurveyProblem } from "./problem.ts";
import type { SurveyJson } from "./survey.ts";
import { kindOf, type SurveyItem } from "./surveyItems.ts";
import { NOT_APPLICABLE } from "./text.ts";

/** What the shape alone does not show: repeated names and options, conditions, sizes. */
export function checkSurvey(survey: SurveyJson, items: readonly SurveyItem[]): SurveyProblem[] {
  return [
    ...repeated(pageNames(survey)).map((path) => problemAt(path, "duplicate-page")),
    ...repeated(elementNames(survey, items)).map((path) => problemAt(path, "duplicate-item")),
    ...survey.pages.flatMap((page, pageIndex) =>
      page.elements.flatMap((_, index) =>
        checkOptions(survey, ["survey", "pages", pageIndex, "elements", index]),
      ),
    ),
    ...items.flatMap((item, index) => checkCondition(item, items.slice(0, index))),
    ...checkSizes(items),
  ];
}

type Named = readonly [value: number | string, path: readonly PropertyKey[]];

/** Paths of the values that stood before. */
export function repeated(named: readonly Named[]): (readonly PropertyKey[])[] {
  const seen = new Set<number | string>();
  return named.flatMap(([value, path]) => {
    if (seen.has(value)) return [path];
    seen.add(value);
    return [];
  });
}

const pageNames = (survey: SurveyJson): Named[] =>
  survey.pages.map((page, index) => [page.name, ["survey", "pages", index, "name"]]);

function elementNames(survey: SurveyJson, items: readonly SurveyItem[]): Named[] {
  const matrices = survey.pages.flatMap((page, pageIndex) =>
    page.elements.flatMap((element, index): Named[] =>
      element.type === "matrix"
        ? [[element.name, ["survey", "pages", pageIndex, "elements", index, "name"]]]
        : [],
    ),
  );
  return [...items.map((item): Named => [item.id, item.path]), ...matrices];
}

function checkOptions(survey: SurveyJson, path: readonly PropertyKey[]): SurveyProblem[] {
  const element = survey.pages[Number(path[2])]?.elements[Number(path[4])];
  if (element === undefined || element.type === "comment" || element.type === "rating") return [];
  const key = element.type === "matrix" ? "columns" : "choices";
  const list = element.type === "matrix" ? element.columns : element.choices;
  const codes = list.map(
    ({ value }, index): Named => [String(value), [...path, key, index, "value"]],
  );
  const twice = repeated(codes);
  const alike = repeated(codes.map(([code, at]) => [asReadElsewhere(String(code)), at]));
  const problems = [
    ...twice.map((at) => problemAt(at, "duplicate-option")),
    ...alike.filter((at) => !twice.includes(at)).map((at) => problemAt(at, "option-alike")),
  ];
  if (element.type !== "checkbox") return problems;
  element.choices.forEach((choice, index) => {
    if (choice.value === NOT_APPLICABLE && choice.isExclusive !== true) {
      problems.push(problemAt([...path, key, index], "not-applicable-not-exclusive"));
    }
  });
  if ((element.maxSelectedChoices ?? 1) > element.choices.length) {
    problems.push(problemAt([...path, "maxSelectedChoices"], "wrong-value"));
  }
  return problems;
}

/** Spreadsheets and the survey library take 01 for 1, 1e1 for 10, and "a" for "A". */
function asReadElsewhere(code: string): number | string {
  const number = Number(code);
  return Number.isNaN(number) ? code.toLowerCase() : number;
}

const CONDITION = /^\{([^{}]+)\} (?:=|<>) '([A-Za-z0-9_-]{1,40})'$/;

/** The items and values that a condition names; null if it is not written as we accept it. */
export function readCondition(text: string): { item: string; value: string }[] | null {
  const parts = text.split(" and ").map((part) => CONDITION.exec(part));
  const terms = parts.flatMap((match) =>
    match ? [{ item: match[1] ?? "", value: match[2] ?? "" }] : [],
  );
  return terms.length === parts.length ? terms : null;
}

function checkCondition(item: SurveyItem, earlier: readonly SurveyItem[]): SurveyProblem[] {
  const { visibleIf } = item.element;
  if (visibleIf === undefined) return [];
  const path = [...item.elementPath, "visibleIf"];
  const terms = readCondition(visibleIf);
  if (terms === null) return [problemAt(path, "condition-not-supported")];
  return terms.flatMap((term) => {
    const source = earlier.find((candidate) => candidate.id === term.item);
    const isSingle = source?.element.type !== "matrix" && source?.element.type !== "checkbox";
    if (source === undefined || !isSingle || source.values.length === 0) {
      return [problemAt(path, "condition-not-earlier")];
    }
    const isKnown =
      source.values.some((value) => String(value) === term.value) ||
      (source.hasNotApplicable && term.value === NOT_APPLICABLE);
    return isKnown ? [] : [problemAt(path, "condition-unknown-value")];
  });
}

function checkSizes(items: readonly SurveyItem[]): SurveyProblem[] {
  const packed = items.reduce((sum, item) => {
    if (item.element.type === "comment") return sum;
    return sum + (kindOf(item) === "multiple" ? Math.ceil((item.values.length + 2) / 8) : 1);
  }, 2);
  // Generous: 7 bytes for each unit of a comment, every option of a multiple choice at once.
  const request = items.reduce((sum, { id, element, values }) => {
    if (element.type === "comment") return sum + id.length + 12 + element.maxLength * 7;
    const codes = values.map((value) => String(value).length + 6);
    const longest =
      element.type === "checkbox" ? codes.reduce((a, b) => a + b, 2) : Math.max(...codes, 8);
    return sum + id.length + 8 + longest;
  }, 400);
  return [
    ...(packed > 700 ? [problemAt(["survey"], "too-many-packed-bytes")] : []),
    ...(request > 65_536 ? [problemAt(["survey"], "request-too-large")] : []),
  ];
}
