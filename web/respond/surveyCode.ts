import type { ComponentType } from "react";
import { reloadForNewVersion } from "../ui/newVersion.ts";
import type { PreparedModel } from "./prepareModel.ts";
import type { SurveyScreenProps } from "./screens/SurveyScreen.tsx";

/** The survey library with the questions in it: large, so it comes behind everything else. */
export type SurveyCode =
  | { readonly kind: "on-its-way" }
  | {
      readonly kind: "here";
      readonly Screen: ComponentType<SurveyScreenProps>;
      readonly prepared: PreparedModel;
    }
  | { readonly kind: "failed" };

/**
 * Asks for the survey code, and puts the questions into it once they are known.
 * @param tell hears how that has ended
 * @returns to be told of the questions; only the first telling counts
 */
export function loadSurveyCode(
  tell: (code: SurveyCode) => void,
): (survey: object, orderSeed: number) => void {
  const code = import("./screens/SurveyScreen.tsx");
  code.catch(() => {
    tell({ kind: "failed" });
    void reloadForNewVersion();
  });
  let isToldOf = false;
  return (survey, orderSeed) => {
    if (isToldOf) return;
    isToldOf = true;
    code
      .then(async ({ default: Screen, prepareModel }) => {
        tell({ kind: "here", Screen, prepared: await prepareModel(survey, orderSeed) });
      })
      .catch(() => tell({ kind: "failed" }));
  };
}
