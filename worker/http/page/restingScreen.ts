import { html } from "hono/html";
import { given } from "../../../schema/text/given.ts";
import type { Language } from "../../../schema/text/language.ts";
import { type RespondText, type RestingState, respondText } from "../../../schema/text/respond.ts";
import type { Manifest } from "../../domain/waves/manifest.ts";
import { hasResults } from "../../domain/waves/stateMachine.ts";
import { both, dated, inBoth, type Markup } from "./bilingual.ts";
import { frame } from "./frame.ts";
import type { PageParts } from "./pageTemplate.ts";

/** A launched wave that takes no answers now. What the phone knows of it may say more. */
export function restingScreen(manifest: Manifest, state: RestingState): PageParts {
  const { wave, opensOn, notice } = manifest;
  const results = html`<a href="/results/${wave}">${both((text) => text.companyResults)}</a>`;
  const done = html`<a href="/done#${wave}">${both((text) => text.done)}</a>`;
  return plainScreen(
    manifest.name,
    (text) => text.states[state].title,
    (text, language) => text.states[state].body(opensOn, given(notice.resultsBy, language)),
    state === "scheduled"
      ? html``
      : html`<div class="actions">${hasResults(state) ? results : ""}${done}</div>`,
  );
}

/** An address at which no wave was launched. */
export const noWaveScreen = (): PageParts =>
  plainScreen(
    null,
    (text) => text.noWaveTitle,
    (text) => text.noWaveBody,
    html``,
  );

function plainScreen(
  name: string | null,
  title: (text: RespondText) => string,
  body: (text: RespondText, language: Language) => string,
  links: Markup,
): PageParts {
  const main = html`<main class="column" tabindex="-1">
    ${name === null ? "" : html`<p class="hint">${name}</p>`}
    <h1>${both(title)}</h1>
    <p>${inBoth((language) => dated(body(respondText(language), language)))}</p>
    ${links}
  </main>`;
  return { data: "", screen: frame(main) };
}
