import type { Language } from "./language.ts";

/** What HR wrote in the notice, in a language, ready to stand inside a sentence. */
export const given = (
  text: { readonly zh: string; readonly en: string },
  language: Language,
): string => (language === "en" ? text.en : text.zh).trim().replace(/[.。]+$/u, "");
