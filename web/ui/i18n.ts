import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { DESK_TEXTS } from "../../schema/text/desk.ts";
import { LANGUAGES, type Language } from "../../schema/text/language.ts";
import { firstLanguage, hasChosenLanguage, rememberLanguage } from "../respond/language.ts";

const STORED_AS = "anwen.language";

const isLanguage = (text: string | null): text is Language => LANGUAGES.some((l) => l === text);

/** The language chosen before on this computer, or null where none was. */
function storedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(STORED_AS);
    return isLanguage(stored) ? stored : null;
  } catch {
    return null;
  }
}

/**
 * The language to begin with: the one chosen before, else Chinese. Results that everybody may read
 * come in the language of the employee page they were opened from, or of the phone.
 */
function startLanguage(): Language {
  const isForAll = window.location.pathname.startsWith("/results/");
  if (isForAll && hasChosenLanguage()) return firstLanguage();
  return storedLanguage() ?? (isForAll ? firstLanguage() : "zh-CN");
}

/** Loads the sentences of both languages; called once, before the first paint. */
export function startI18n(): void {
  const language = startLanguage();
  document.documentElement.lang = language;
  void i18next.use(initReactI18next).init({
    lng: language,
    resources: { "zh-CN": { ...DESK_TEXTS["zh-CN"] }, en: { ...DESK_TEXTS.en } },
    ns: Object.keys(DESK_TEXTS[language]),
    defaultNS: "desk",
    initAsync: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
}

/** Changes the language of all pages and remembers it on this computer. */
export function chooseLanguage(language: Language): void {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
  try {
    localStorage.setItem(STORED_AS, language);
  } catch {
    // A browser that keeps nothing still shows the language until the page is closed.
  }
}

/** The language of the pages now. */
export const currentLanguage = (): Language =>
  isLanguage(i18next.language) ? i18next.language : "zh-CN";

/** The half of a two-language text that the pages' language asks for. */
export const inLanguage = (text: { readonly zh: string; readonly en: string }): string =>
  currentLanguage() === "en" ? text.en : text.zh;
