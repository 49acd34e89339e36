import { missingPage as en } from "./en/missingPage.ts";
import type { Language } from "./language.ts";
import { type MissingPageText, missingPage as zhCN } from "./zh-CN/missingPage.ts";

export type { MissingPageText };

/** The sentences of the page at an address at which there is nothing. */
export const missingPageText = (language: Language): MissingPageText =>
  language === "en" ? en : zhCN;
