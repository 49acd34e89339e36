import { html } from "hono/html";
import { LANGUAGES, type Language } from "../../../schema/text/language.ts";
import { type RespondText, respondText } from "../../../schema/text/respond.ts";

/** Markup whose texts are escaped. */
export type Markup = ReturnType<typeof html>;

/** Class of what is shown in one language only; the page's script chooses by the root's `lang`. */
export const classOf = (language: Language): string => (language === "en" ? "en" : "zh");

/** A text in both languages, of which one is shown. */
export const both = (pick: (text: RespondText, language: Language) => string): Markup =>
  inBoth((language) => html`${pick(respondText(language), language)}`);

/** Inline markup in both languages, of which one is shown. */
export const inBoth = (make: (language: Language) => Markup): Markup =>
  html`${LANGUAGES.map(
    (language) =>
      html`<span class="${classOf(language)}" lang="${language}">${make(language)}</span>`,
  )}`;

/** A sentence whose dates never break at a hyphen. */
export function dated(sentence: string): Markup {
  // Every second part is what the pattern has caught.
  const parts = sentence.split(/(\d{4}-\d{2}-\d{2})/);
  return html`${parts.map((part, i) => (i % 2 === 0 ? part : html`<time>${part}</time>`))}`;
}

/** JSON for a script block that is data: nothing in it can end the block. */
export const jsonBlock = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replace(/</g, "\\u003c")}</script>`;
