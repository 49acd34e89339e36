import { useState } from "react";
import type { Language } from "../../schema/text/language.ts";
import { rememberLanguage } from "./language.ts";

interface BarText {
  readonly appName: string;
  readonly otherLanguage: string;
  readonly otherLanguageLabel: string;
}

/** The bar of every employee page: whose it is, and the switch to the other language. */
export function LanguageBar(props: { text: BarText; language: Language; onSwitch: () => void }) {
  const { text, language, onSwitch } = props;
  return (
    <header className="bar">
      <span className="brand">{text.appName}</span>
      <button
        type="button"
        className="quiet"
        lang={language === "en" ? "zh-CN" : "en"}
        aria-label={text.otherLanguageLabel}
        onClick={onSwitch}
      >
        {text.otherLanguage}
      </button>
    </header>
  );
}

/** The language of the page, and how to switch to the other one, which this tab remembers. */
export function useLanguage(first: () => Language): [Language, () => void] {
  const [language, setLanguage] = useState<Language>(first);
  const switchLanguage = () => {
    const next = language === "en" ? "zh-CN" : "en";
    rememberLanguage(next);
    setLanguage(next);
  };
  return [language, switchLanguage];
}
