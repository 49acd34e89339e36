import { respond as en } from "./en/respond.ts";
import type { Language } from "./language.ts";
import { type RespondText, respond as zhCN } from "./zh-CN/respond.ts";

export type { RespondText };

/** The employee page's sentences in one language. */
export const respondText = (language: Language): RespondText => (language === "en" ? en : zhCN);
