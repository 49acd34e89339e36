import "i18next";
import type { DeskTexts } from "../../schema/text/desk.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "desk";
    resources: DeskTexts;
  }
}
