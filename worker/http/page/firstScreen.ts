import { html } from "hono/html";
import { LANGUAGES } from "../../../schema/text/language.ts";
import {
  fingerprintSection,
  type NoticeManifest,
  type NoticeSection,
  noticeKind,
  noticeSections,
  unitTemplates,
} from "../../../schema/text/notice.ts";
import { respondText } from "../../../schema/text/respond.ts";
import type { FirstScreenData } from "../../../schema/wire/firstScreen.ts";
import type { FirstItem } from "../../domain/definitions/firstItem.ts";
import type { Manifest } from "../../domain/waves/manifest.ts";
import type { FirstScreen } from "../../services/readFirstScreen.ts";
import { both, classOf, dated, inBoth, jsonBlock, type Markup } from "./bilingual.ts";
import { frame, waitingStatus } from "./frame.ts";
import type { PageParts } from "./pageTemplate.ts";

/**
 * Notice and first item of an open wave in both languages. It is complete without any script but
 * for the unit, which stands in the link behind the #.
 * @param isLocal as of `noticeSections`
 */
export function firstScreen(shown: FirstScreen, isLocal: boolean): PageParts {
  const { manifest, item } = shown;
  const mains = html`${notice(shown, isLocal)}${item === null ? "" : question(manifest.name, item)}
    <main class="column" data-screen="waiting" tabindex="-1">
      <h1>${both((text) => text.opening)}</h1>
      ${waitingStatus((text) => text.checking)}
    </main>
    <main class="column" data-screen="cleared" tabindex="-1">
      <h1>${both((text) => text.clearedTitle)}</h1>
      <p>${both((text) => text.clearedBody)}</p>
    </main>
    ${clearPhone()}`;
  return { data: jsonBlock("first", dataOf(manifest, item)), screen: frame(mains) };
}

function dataOf(manifest: Manifest, item: FirstItem | null): FirstScreenData {
  const { wave, survey, version, channel } = manifest;
  return {
    wave,
    survey,
    version,
    isOpen: channel === "open",
    unit: { "zh-CN": unitTemplates(manifest, "zh-CN"), en: unitTemplates(manifest, "en") },
    item:
      item === null
        ? null
        : {
            name: item.name,
            options: item.choices.map(({ value, isFixed }) => ({ value, isFixed })),
            isShuffled: item.isShuffled,
          },
  };
}

function notice({ manifest, title, minutes }: FirstScreen, isLocal: boolean): Markup {
  const settings = manifest as unknown as NoticeManifest;
  return html`<main class="column docked" data-screen="notice" tabindex="-1">
    <p class="kind">${both((_, language) => noticeKind(manifest.survey, language))}</p>
    <h1>${manifest.name}</h1>
    <p class="en hint" lang="en">${respondText("en").surveyTitle(title.en)}</p>
    <p class="warning" data-volatile hidden>${both((text) => text.storageNone)}</p>
    ${LANGUAGES.map(
      (language) => html`<div class="${classOf(language)}" lang="${language}">
        ${noticeSections(settings, null, language, isLocal).map(section)}
      </div>`,
    )}
    <section class="card">
      <h2>${both((_, language) => fingerprintSection(language).heading)}</h2>
      <p class="code" data-fingerprint></p>
      <p>${both((_, language) => fingerprintSection(language).sentence)}</p>
      <p class="hint">${both((text) => text.checking)}</p>
    </section>
    <div class="dock">
      <button type="button" class="primary" data-do="start">
        <span data-fresh>${both((text) => text.start)}</span>
        <span data-going hidden>${both((text) => text.resume)}</span>
      </button>
      <p class="hint">${both((text) => text.startNote(minutes))}</p>
    </div>
  </main>`;
}

/** "Clear this phone", from the first answer on, with a question in between. */
function clearPhone(): Markup {
  return html`<footer class="column foot" data-clear hidden>
    <button type="button" class="quiet" data-do="clear">${both((text) => text.clear)}</button>
    <fieldset class="question" tabindex="-1" data-asked hidden>
      <legend>${both((text) => text.clearQuestion)}</legend>
      <div class="actions">
        <button type="button" class="secondary" data-do="erase">${both((text) => text.clearYes)}</button>
        <button type="button" class="secondary" data-do="keep">${both((text) => text.clearNo)}</button>
      </div>
    </fieldset>
  </footer>`;
}

function section({ id, heading, sentences, link }: NoticeSection): Markup {
  const paragraphs = sentences.map(
    (sentence, i) =>
      html`<p${id === "unit" && i === 0 ? html` data-unit` : ""}>${dated(sentence)}</p>`,
  );
  if (id === "limits") {
    return html`<details class="card">
      <summary><h2>${heading}</h2></summary>
      ${paragraphs}
      ${link === undefined ? "" : html`<p><a href="${link.href}" target="_blank" rel="noopener">${link.label}</a></p>`}
    </details>`;
  }
  return html`<section class="${id === "unit" ? "card strong" : "card"}">
    <h2>${heading}</h2>
    ${paragraphs}
  </section>`;
}

/** In the look, and with the class names, that the survey library gives the same question. */
function question(name: string, item: FirstItem): Markup {
  const { pageTitle, title, description, choices, total } = item;
  const local = (text: { readonly "zh-cn": string; readonly en: string }) =>
    inBoth((language) => html`${language === "en" ? text.en : text["zh-cn"]}`);
  return html`<main class="column docked" data-screen="question" tabindex="-1">
    <h1 class="survey-name">${name}</h1>
    <div class="progress">
      <p>${both((text) => text.progress(1, total))}</p>
      <progress max="${total}" value="1" aria-hidden="true"></progress>
    </div>
    <div class="frame sd-root-modern">
      ${pageTitle === null ? "" : html`<div class="sd-page__title">${local(pageTitle)}</div>`}
      <div role="radiogroup" aria-labelledby="first-title">
        <h2 id="first-title" class="sd-question__title">${local(title)}</h2>
        ${description === null ? "" : html`<div class="sd-description">${local(description)}</div>`}
        ${choices.map(
          (choice, i) => html`<div class="sd-item" data-option="${i}">
            <label class="sd-selectbase__label">
              <input type="radio" class="sd-visuallyhidden sd-item__control" name="first" value="${i}" />
              <span class="sd-item__decorator sd-radio__decorator"></span>
              <span>${local(choice.text)}</span>
            </label>
          </div>`,
        )}
      </div>
    </div>
    <button type="button" class="quiet" data-do="unchoose" hidden>
      ${both((text) => text.unchoose)}
    </button>
    <div class="dock">
      ${waitingStatus((text) => text.loadingSurvey)}
      <div class="pair">
        <button type="button" class="secondary" data-do="notice">
          ${both((text) => text.backToNotice)}
        </button>
        <button type="button" class="secondary" data-do="next">
          <span data-fresh>${both((text) => text.skip)}</span>
          <span data-going hidden>${both((text) => text.next)}</span>
        </button>
      </div>
    </div>
  </main>`;
}
