import type { Language } from "../../schema/text/language.ts";
import type { Begun } from "./first/handover.ts";
import type { SurveyCode } from "./surveyCode.ts";
import type { VisitView } from "./visitState.ts";

/** How the served screen looked when it was left. */
export interface LeftScreen {
  readonly language: Language;
  /** Whether the page draws the very same again, so that nothing may move. */
  readonly isContinued: boolean;
  /** Place of the option that had the focus; null: none had. */
  readonly focusedOption: number | null;
}

/**
 * Whether the served screen goes on showing what there is to show: until the questions and their
 * code are here, or something else has to be said.
 */
export const isServedEnough = ({ phase, survey }: VisitView, code: SurveyCode): boolean =>
  phase.at === "opening" || (phase.at === "notice" && (survey === null || code.kind !== "here"));

/** Clears the served screen; what is drawn next is drawn before anybody sees the gap. */
export function leaveServedScreen(container: HTMLElement, begun: Begun | null): LeftScreen {
  const options = Array.from(container.querySelectorAll('input[name="first"]'));
  const focused = document.activeElement === null ? -1 : options.indexOf(document.activeElement);
  container.textContent = "";
  return {
    language: document.documentElement.lang === "en" ? "en" : "zh-CN",
    isContinued: begun !== null && !begun.isPast,
    focusedOption: focused < 0 ? null : focused,
  };
}

/** Gives the focus back to the option that had it. */
export function focusAgain(main: HTMLElement | null, option: number): void {
  const options = main?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [];
  options[option]?.focus({ preventScroll: true });
}
