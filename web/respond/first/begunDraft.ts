import { dayOfPhone } from "../draftDays.ts";
import { keptText } from "../keptSession.ts";
import type { KeptTexts } from "../keptTexts.ts";
import type { Place } from "../phoneStorage.ts";
import { type Answering, keepAnswers, type SurveyData } from "../session.ts";
import { sealSoon } from "./browserSeal.ts";

/** An invitation whose first item can be answered now. */
export interface BegunDraft extends Place {
  readonly session: () => Answering;
  /**
   * Keeps answers, unless another tab of the same link has written or cleared meanwhile. They are
   * on the phone a moment later, once they are sealed.
   * @param at as of `keepAnswers`
   * @returns false: nothing is written, and the page's code has to decide
   */
  readonly keep: (data: SurveyData, at: string) => boolean;
  /** Erases it, also what is still being sealed. */
  readonly clear: () => void;
  /** Whether the phone has what was kept last. */
  readonly isKept: () => boolean;
}

/**
 * Goes on with what was found at a place, or with a fresh beginning.
 * @param text what the phone had there
 */
export function openBegun(
  { key, secret }: Place,
  texts: KeptTexts,
  text: string | null,
  found: Answering,
): BegunDraft {
  let session = found;
  let written = found;
  let known = text;
  const write = (next: Answering, sealed: string | null) => {
    // What came later, here or in another tab, is not written over.
    if (next !== session || texts.read(key) !== known) return;
    known = keptText(next, sealed, dayOfPhone());
    texts.write(key, known);
    written = next;
  };
  return {
    ...{ key, secret },
    session: () => session,
    keep: (data, at) => {
      if (texts.read(key) !== known) return false;
      const next = keepAnswers(session, data, at);
      session = next;
      if (secret === null) write(next, null);
      else void sealSoon(secret, key, JSON.stringify(next)).then((sealed) => write(next, sealed));
      return true;
    },
    clear: () => {
      session = { ...session };
      texts.erase(key);
    },
    isKept: () => written === session && texts.isLasting(),
  };
}
