import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { choiceOrder } from "../../../web/respond/choiceOrder.ts";
import { makeSurveyModel } from "../../../web/respond/surveyModel.ts";

const survey = JSON.parse(
  readFileSync(new URL("../../../surveys/exit/survey.json", import.meta.url), "utf8"),
);
const { name, choices } = survey.pages[0].elements[0];
const options = choices.map(({ randomize }: { randomize?: false }) => ({
  isFixed: randomize === false,
}));

describe("the order of shuffled options", () => {
  it.each([1, 77, 16_777_216])(
    "is the same on the served screen and in the survey library (seed %i)",
    (orderSeed) => {
      const model = makeSurveyModel(survey, orderSeed);
      const { visibleChoices } = model.getQuestionByName(name) as unknown as {
        visibleChoices: { value: unknown }[];
      };
      expect(choiceOrder(options, name, orderSeed).map((i) => choices[i].value)).toEqual(
        visibleChoices.map(({ value }) => value),
      );
    },
  );

  it("leaves options that are not to be moved where they are", () => {
    const fixed = [{ isFixed: false }, { isFixed: true }, { isFixed: false }, { isFixed: true }];
    const order = choiceOrder(fixed, "ANY-1", 9);
    expect([order[1], order[3]]).toEqual([1, 3]);
    expect([...order].sort()).toEqual([0, 1, 2, 3]);
  });
});
