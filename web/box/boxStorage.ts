import { keepTexts, quietly, type TextStore } from "../respond/keptTexts.ts";
import { type Draft, drawCode, emptyDraft, hasSameWords, isBlank } from "./draft.ts";

/** Where a phone keeps drafts and codes. Nothing in here leaves the phone by itself. */
export interface BoxStorage {
  /** False once something could not be written: it then lives in this page only. */
  isLasting(): boolean;
  /** Those that were sent first, for they may have arrived; of the others the newest first. */
  drafts(): Draft[];
  /**
   * Keeps a draft in the place of the one that this tab has shown; a blank one is not kept.
   * @returns the draft as it is kept
   */
  saveDraft(shown: Draft, next: Draft): Draft;
  /** Received: the draft goes, its code stays until it is noted. */
  receive(sent: Draft): void;
  /** Codes of what was received and is not noted, sorted. */
  codes(): string[];
  forgetCode(code: string): void;
}

const DRAFT_PREFIX = "anwen-box/draft/";
const CODE_PREFIX = "anwen-box/code/";

/** `turn` is greater than that of every draft that was written before: no time is kept. */
type Kept = Draft & { readonly turn: number };

/**
 * Keeps drafts and codes, each under a key of its own, in the browser's storage, or in this page
 * where that is refused. Every scan of a poster opens a tab, and all tabs have the same storage: in
 * one common place each of them would overwrite what another has written or received.
 */
export function openBoxStorage(store: TextStore | null): BoxStorage {
  const texts = keepTexts(store, "anwen-box/probe");
  const codesIn = (prefix: string) =>
    texts
      .keysFrom(prefix)
      .map((key) => key.slice(prefix.length))
      .sort();
  const load = (code: string) => readDraft(texts.read(DRAFT_PREFIX + code), code);
  const drafts = () =>
    codesIn(DRAFT_PREFIX)
      .flatMap((code) => load(code) ?? [])
      .sort((one, other) => Number(other.isSent) - Number(one.isSent) || other.turn - one.turn);
  return {
    isLasting: texts.isLasting,
    drafts,
    saveDraft: (shown, next) => {
      const stored = load(shown.code);
      // Another tab has gone on with this draft, which this tab has not noticed: both are kept.
      const isOthers = stored !== null && !hasSameWords(stored, shown);
      const kept = isOthers && next.code === shown.code ? { ...next, code: drawCode() } : next;
      const turn = 1 + Math.max(0, ...drafts().map((draft) => draft.turn));
      if (!isBlank(kept)) texts.write(DRAFT_PREFIX + kept.code, JSON.stringify({ ...kept, turn }));
      if (!isOthers && (isBlank(kept) || kept.code !== shown.code)) {
        texts.erase(DRAFT_PREFIX + shown.code);
      }
      return kept;
    },
    receive: (sent) => {
      texts.write(CODE_PREFIX + sent.code, "");
      const stored = load(sent.code);
      // Words that another tab has changed since they were sent have not arrived.
      if (stored !== null && hasSameWords(stored, sent)) texts.erase(DRAFT_PREFIX + sent.code);
    },
    codes: () => codesIn(CODE_PREFIX),
    forgetCode: (code) => texts.erase(CODE_PREFIX + code),
  };
}

function readDraft(text: string | null, code: string): Kept | null {
  const kept = quietly((): unknown => JSON.parse(text ?? "null"));
  return typeof kept === "object" && kept !== null
    ? { turn: 0, ...emptyDraft(code), ...kept, code }
    : null;
}
