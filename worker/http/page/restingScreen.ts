import { html } from "hono/html";
import { type RespondText, type RestingState, respondText } from "../../../schema/text/respond.ts";
import type { Manifest } from "../../domain/waves/manifest.ts";
import { both, dated, inBoth } from "./bilingual.ts";
import { frame } from "./frame.ts";
import type { PageParts } from "./pageTemplate.ts";

/** A launched wave that takes no answers now. What the phone knows of it may say more. */
export const restingScreen = ({ opensOn }: Manifest, state: RestingState): PageParts =>
  plainScreen(
    (text) => text.states[state].title,
    (text) => text.states[state].body(opensOn),
  );

/** An address at which no wave was launched. */
export const noWaveScreen = (): PageParts =>
  plainScreen(
    (text) => text.noWaveTitle,
    (text) => text.noWaveBody,
  );

function plainScreen(
  title: (text: RespondText) => string,
  body: (text: RespondText) => string,
): PageParts {
  const main = html`<main class="column" tabindex="-1">
    <h1>${both(title)}</h1>
    <p>${inBoth((language) => dated(body(respondText(language))))}</p>
  </main>`;
  return { data: "", screen: frame(main) };
}
