import type { ComponentType } from "react";
import type { ScreenProps } from "./screens/screenProps.ts";

/** The survey library and the screen around it: large, so it comes behind everything else. */
export type SurveyCode =
  | { readonly kind: "on-its-way" }
  | { readonly kind: "here"; readonly Screen: ComponentType<ScreenProps> }
  | { readonly kind: "failed" };

/** Asks for the survey code; tells once how that has ended. */
export function loadSurveyCode(tell: (code: SurveyCode) => void): void {
  import("./screens/SurveyScreen.tsx").then(
    (module) => tell({ kind: "here", Screen: module.default }),
    () => tell({ kind: "failed" }),
  );
}
