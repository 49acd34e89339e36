import type { Model } from "survey-core";
import { surveyModelSteps } from "./surveyModel.ts";

/** A model that was made ahead. */
export interface PreparedModel {
  /** Gives it out, once, where it is of this survey and order. */
  readonly take: (survey: object, orderSeed: number) => Model | null;
}

/**
 * Makes the model while somebody reads or answers the served question: in short steps, so that a
 * slow phone reacts to a tap in between.
 */
export async function prepareModel(survey: object, orderSeed: number): Promise<PreparedModel> {
  const steps = surveyModelSteps(survey, orderSeed);
  let made: Model | null = null;
  while (made === null) {
    await restOfTheWorld();
    const step = steps.next();
    if (step.done === true) made = step.value;
  }
  await restOfTheWorld();
  return {
    take: (itsSurvey, itsSeed) => {
      const model = itsSurvey === survey && itsSeed === orderSeed ? made : null;
      made = null;
      return model;
    },
  };
}

const restOfTheWorld = () => new Promise<void>((resolve) => setTimeout(resolve));
