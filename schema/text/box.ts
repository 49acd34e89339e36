import { box as en } from "./en/box.ts";
import type { Language } from "./language.ts";
import { type BoxText, box as zhCN } from "./zh-CN/box.ts";

export type { BoxText };

/** The suggestion box's sentences in one language. */
export const boxText = (language: Language): BoxText => (language === "en" ? en : zhCN);
