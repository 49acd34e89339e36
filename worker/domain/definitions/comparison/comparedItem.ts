import type { ContentElement, SurveyText, VersionContent } from "./versionContent.ts";

/** A text that people read, and where it stands in `{survey, scoring}` (RFC 6901). */
export interface TextAt {
  readonly pointer: string;
  readonly text: SurveyText;
}

/** One item in the form in which two versions of it are compared. */
export interface ComparedItem {
  readonly id: string;
  /** Place among all items of the survey, from 0. */
  readonly position: number;
  /** Where its id stands. */
  readonly pointer: string;
  /** The question itself: title, explanation, a matrix's row. */
  readonly wording: readonly TextAt[];
  /** What the answers are called, by their value. */
  readonly labels: ReadonlyMap<string, TextAt>;
  /** Everything else that decides what can be answered, by whom, and how it counts; as text. */
  readonly answering: string;
}

/** All items of a version by id, matrix rows one by one. */
export function comparedItems({ survey, scoring }: VersionContent): Map<string, ComparedItem> {
  const keys = new Map(scoring.items.map((item) => [item.id, item]));
  const items = new Map<string, ComparedItem>();
  for (const [pageIndex, page] of survey.pages.entries()) {
    for (const [index, element] of page.elements.entries()) {
      const at = `/survey/pages/${pageIndex}/elements/${index}`;
      const shared = { labels: labelsOf(element, at) };
      const asked: TextAt[] = [{ pointer: `${at}/title`, text: element.title }];
      if (element.description) {
        asked.push({ pointer: `${at}/description`, text: element.description });
      }
      const rows = element.rows?.map((row, rowIndex) => ({
        id: row.value,
        pointer: `${at}/rows/${rowIndex}/value`,
        wording: [...asked, { pointer: `${at}/rows/${rowIndex}/text`, text: row.text }],
      })) ?? [{ id: element.name, pointer: `${at}/name`, wording: asked }];
      for (const row of rows) {
        // What is missing is written as null.
        const answering = JSON.stringify([
          keys.get(row.id),
          [...shared.labels.keys()].filter((value) => !value.startsWith("/")),
          element.visibleIf,
          element.maxSelectedChoices,
          element.maxLength,
        ]);
        items.set(row.id, { ...row, ...shared, answering, position: items.size });
      }
    }
  }
  return items;
}

function labelsOf(element: ContentElement, at: string): ReadonlyMap<string, TextAt> {
  const labels = new Map<string, TextAt>();
  for (const list of ["choices", "columns"] as const) {
    for (const [index, { value, text }] of element[list]?.entries() ?? []) {
      labels.set(String(value), { pointer: `${at}/${list}/${index}/text`, text });
    }
  }
  for (const end of ["minRateDescription", "maxRateDescription"] as const) {
    const text = element[end];
    if (text) labels.set(`/${end}`, { pointer: `${at}/${end}`, text });
  }
  return labels;
}
