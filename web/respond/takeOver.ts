import type { Language } from "../../schema/text/language.ts";
import type { Begun } from "./first/handover.ts";
import type { Phase } from "./phase.ts";
import type { SurveyCode } from "./surveyCode.ts";
import type { VisitView } from "./visitState.ts";

/** How the served screen looked when it was left. */
export interface LeftScreen {
  readonly language: Language;
  /** Where the page draws the very same again, so that nothing may move; null: nowhere. */
  readonly continuedAt: Phase["at"] | null;
  /** Place of the control that had the focus among those that are shown; null: none had. */
  readonly focused: number | null;
  /** Whether the part of the notice that can be opened was. */
  readonly isOpened: boolean;
}

/**
 * Whether the served screen goes on showing what there is to show: until the questions and their
 * code are here, or something else has to be said.
 */
export const isServedEnough = ({ phase, survey }: VisitView, code: SurveyCode): boolean =>
  phase.at === "opening" || (phase.at === "notice" && (survey === null || code.kind !== "here"));

/** Clears the served screen; what is drawn next is drawn before anybody sees the gap. */
export function leaveServedScreen(container: HTMLElement, begun: Begun | null): LeftScreen {
  const focused = controlsIn(container).indexOf(document.activeElement as HTMLElement);
  const isOpened = Array.from(container.querySelectorAll("details[open]")).some(isShown);
  container.textContent = "";
  return {
    language: document.documentElement.lang === "en" ? "en" : "zh-CN",
    continuedAt: begun === null || begun.isPast ? null : phaseOf(document.documentElement),
    focused: focused < 0 ? null : focused,
    isOpened,
  };
}

/** Which phase of the page draws what a served screen shows; none draws that of the waiting. */
function phaseOf({ dataset }: HTMLElement): Phase["at"] | null {
  if (dataset.at === "question") return "answering";
  return dataset.at === "notice" ? "notice" : null;
}

/** Makes the page, drawn anew, stand as the served screen stood. */
export function continueFrom(main: HTMLElement | null, { focused, isOpened }: LeftScreen): void {
  const details = main?.querySelector("details") ?? null;
  if (isOpened && details !== null) details.open = true;
  const controls = controlsIn(main?.parentElement ?? null);
  (controls[focused ?? -1] ?? main)?.focus({ preventScroll: true });
}

/** In the order of the page; both draw the same ones. */
const controlsIn = (container: HTMLElement | null): HTMLElement[] =>
  Array.from(
    container?.querySelectorAll<HTMLElement>("a[href], button, input, summary") ?? [],
  ).filter(isShown);

const isShown = (element: Element): boolean => element.getClientRects().length > 0;
