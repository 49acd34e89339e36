import { html } from "hono/html";
import type { RespondText } from "../../../schema/text/respond.ts";
import { respondText } from "../../../schema/text/respond.ts";
import { both, type Markup } from "./bilingual.ts";

/** What stands around every screen: the bar with the language switch, and the foot. */
export const frame = (mains: Markup): string =>
  String(html`<header class="bar">
    <span class="brand">${both((text) => text.appName)}</span>
    <button
      type="button" class="quiet zh" lang="en" data-do="en"
      aria-label="${respondText("zh-CN").otherLanguageLabel}"
    >${respondText("zh-CN").otherLanguage}</button>
    <button
      type="button" class="quiet en" lang="zh-CN" data-do="zh-CN"
      aria-label="${respondText("en").otherLanguageLabel}"
    >${respondText("en").otherLanguage}</button>
  </header>
  <div class="column old warning">
    <p>${respondText("zh-CN").tooOld}</p>
    <p lang="en">${respondText("en").tooOld}</p>
  </div>
  ${mains}`);

/** What is being waited for, and what to do when it takes too long. */
export const waitingStatus = (pick: (text: RespondText) => string): Markup =>
  html`<div data-status hidden>
    <p role="status" data-on-its-way>${both(pick)}</p>
    <div data-late hidden>
      <p role="status">${both((text) => text.surveyLate)}</p>
      <button type="button" class="secondary" data-do="retry">${both((text) => text.retry)}</button>
    </div>
    <div data-failed hidden>
      <p role="alert">${both((text) => text.surveyFailed)}</p>
      <button type="button" class="secondary" data-do="retry">${both((text) => text.retry)}</button>
    </div>
  </div>`;
