import type { Language } from "../../schema/text/language.ts";

const KEY = "anwen/language";

/** The language chosen in this tab, else the phone's, else Chinese. Never sent anywhere. */
export function firstLanguage(): Language {
  try {
    const chosen = window.sessionStorage.getItem(KEY);
    if (chosen === "zh-CN" || chosen === "en") return chosen;
  } catch {
    // A browser without storage asks the phone each time.
  }
  const spoken = navigator.languages ?? [navigator.language];
  const known = spoken.find((tag) => /^(zh|en)\b/i.test(tag));
  return known !== undefined && /^en\b/i.test(known) ? "en" : "zh-CN";
}

/** Whether a choice of language is remembered in this tab. */
export function hasChosenLanguage(): boolean {
  try {
    return window.sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Remembers the choice until the tab is closed. */
export function rememberLanguage(language: Language): void {
  try {
    window.sessionStorage.setItem(KEY, language);
  } catch {
    // Then it lasts until the page is left.
  }
}
