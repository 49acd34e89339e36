import { describe, expect, it } from "vitest";
import { firstItemOf } from "../../../worker/domain/definitions/firstItem.ts";
import { builtInContent, SLUGS } from "./builtIn.ts";

describe("the first item of a survey", () => {
  it.each(SLUGS)("can be served with the page for %s", (slug) => {
    const { survey } = builtInContent(slug);
    const item = firstItemOf(survey);
    expect(item?.name).toBe(survey.pages[0].elements[0].name);
    expect(item?.choices.length).toBe(survey.pages[0].elements[0].choices.length);
  });

  it("counts the questions that are shown before anything is answered", () => {
    expect(firstItemOf(builtInContent("satisfaction").survey)?.total).toBe(20);
    // The line for another reason appears once that reason is chosen.
    expect(firstItemOf(builtInContent("exit").survey)?.total).toBe(12);
    // Everybody sees all of it until the screener is answered with no.
    const { survey, scoring } = builtInContent("fairness");
    expect(firstItemOf(survey)?.total).toBe(scoring.items.length);
  });

  it("says which options are shuffled and which keep their place", () => {
    const item = firstItemOf(builtInContent("exit").survey);
    expect(item?.isShuffled).toBe(true);
    const fixed = item?.choices.filter(({ isFixed }) => isFixed).map(({ value }) => value);
    expect(fixed).toEqual(["other", "undisclosed"]);
  });

  it("is left to the survey code where it is no choice of one", () => {
    const { survey } = builtInContent("satisfaction");
    for (const type of ["rating", "comment", "checkbox", "matrix", "dropdown"]) {
      survey.pages[0].elements[0].type = type;
      expect(firstItemOf(survey)).toBeNull();
    }
  });
});
