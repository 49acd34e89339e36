import { isAhead } from "./isAhead.ts";
import type { Phase } from "./phase.ts";
import { showReceived, type VisitState } from "./visitState.ts";

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
 * Takes over what another tab has kept of this code, if that tab has gone further. To be called
 * before anything is written, with nothing waited for in between.
 * @returns whether it did; what the caller was about to write is then void
 */
export function adopt(state: VisitState): boolean {
  const { phone, holder, session } = state;
  if (holder === null || session === null) return false;
  const stored = phone.load(holder.key);
  // Somebody who was told so has not gone on here yet, though the page holds what is kept.
  if (stored === null || !isAhead(stored, session)) return state.phase.at === "elsewhere";
  if (stored.stage === "received") showReceived(state, phone.receiptsOf(session.wave), true);
  else {
    state.session = stored;
    state.show({ at: "elsewhere" });
  }
  return true;
}

/**
 * Another tab has written to the phone's storage.
 * @param key what it wrote; null: everything is gone
 */
export function noticeStored(state: VisitState, key: string | null): void {
  const { phone, holder, phase } = state;
  if (holder === null || (key !== null && key !== holder.key)) return;
  if (!INTERRUPTIBLE.includes(phase.at)) return;
  if (phone.load(holder.key) !== null) adopt(state);
  else {
    state.session = null;
    state.show({ at: "cleared" });
  }
}
