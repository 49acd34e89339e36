import { isAhead } from "./isAhead.ts";
import type { Phase } from "./phase.ts";
import { showCleared, showReceived, type VisitState, wasKept } from "./visitState.ts";

/** Where another tab's step changes what this one shows. */
const INTERRUPTIBLE: readonly Phase["at"][] = [
  "notice",
  "answering",
  "survey-failed",
  "review",
  "refused",
  "unit-foreign",
  "elsewhere",
];

/**
 * Takes over what another tab has kept of this code, if that tab has gone further or has cleared the
 * phone. To be called before anything is written, with nothing waited for in between.
 * @param isLasting whether what was kept by now is on the phone, and not in some page only
 * @returns whether it did; what the caller was about to write is then void
 */
export function adopt(state: VisitState, isLasting = state.phone.isLasting()): boolean {
  const { phone, holder, session } = state;
  if (holder === null || session === null) return false;
  const stored = phone.load(holder);
  if (stored === null && isLasting && wasKept(session)) {
    showCleared(state);
    return true;
  }
  // Somebody who was told so has not gone on here yet, though the page holds what is kept.
  if (stored === null || !isAhead(stored, session)) return state.phase.at === "elsewhere";
  if (stored.stage === "received") showReceived(state, phone.receiptsOf(session.wave), true);
  else {
    state.session = stored;
    state.show({ at: "elsewhere" });
  }
  return true;
}

/** Another tab has, or may have, written to the phone's storage. */
export function noticeStored(state: VisitState, wave: string): void {
  const { phone, phase } = state;
  if (phase.at === "received") {
    const left = phone.receiptsOf(wave);
    const isGone = phase.receipts.length > 0 && !phase.receipts.some((own) => left.includes(own));
    if (isGone) showCleared(state);
  } else if (INTERRUPTIBLE.includes(phase.at)) adopt(state);
}
