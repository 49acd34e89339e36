import type { z } from "zod";
import type { SuggestionCategory } from "../../schema/wire/suggestions.ts";

type Category = z.infer<typeof SuggestionCategory>;

/** What is being written. */
export interface Draft {
  readonly category: Category | "";
  readonly text: string;
  readonly who: "anonymous" | "named" | "";
  readonly name: string;
  readonly contact: string;
  /** Drawn with the first word: two tabs that have the same draft send the same suggestion. */
  readonly code: string | null;
  /** It was sent under `code`, and may have arrived. */
  readonly isSent: boolean;
}

export const EMPTY_DRAFT: Draft = {
  category: "",
  text: "",
  who: "",
  name: "",
  contact: "",
  code: null,
  isSent: false,
};

/** What the phone keeps: a draft, or the code of what was received until it is noted. */
export interface BoxMemory {
  readonly draft: Draft;
  readonly receivedCode: string | null;
}

/** Where a phone keeps them. Nothing in here leaves the phone by itself. */
export interface BoxStorage {
  /** False once something could not be written: it then lives in this page only. */
  readonly isLasting: () => boolean;
  readonly load: () => BoxMemory;
  readonly saveDraft: (draft: Draft) => void;
  /** Received: the draft goes, the code stays until it is noted. */
  readonly receive: (code: string) => void;
  readonly forgetCode: () => void;
}

const DRAFT_KEY = "anwen-box/draft";
const CODE_KEY = "anwen-box/code";

/** Keeps draft and code in the browser's storage, or in this page where that is refused. */
export function openBoxStorage(store: Storage | null): BoxStorage {
  let isLasting = store !== null;
  const write = (key: string, text: string | null): void => {
    try {
      if (store === null) throw new Error("No storage.");
      if (text === null) store.removeItem(key);
      else store.setItem(key, text);
    } catch {
      isLasting = false;
    }
  };
  const read = (key: string): string | null => {
    try {
      return store?.getItem(key) ?? null;
    } catch {
      isLasting = false;
      return null;
    }
  };
  // Asks once whether anything can be kept, so that the page can say so before it matters.
  write(`${DRAFT_KEY}/probe`, "1");
  write(`${DRAFT_KEY}/probe`, null);
  return {
    isLasting: () => isLasting,
    load: () => ({ draft: readDraft(read(DRAFT_KEY)), receivedCode: read(CODE_KEY) }),
    saveDraft: (draft) => write(DRAFT_KEY, isBlank(draft) ? null : JSON.stringify(draft)),
    receive: (code) => {
      write(CODE_KEY, code);
      write(DRAFT_KEY, null);
    },
    forgetCode: () => write(CODE_KEY, null),
  };
}

function readDraft(text: string | null): Draft {
  try {
    const kept: unknown = JSON.parse(text ?? "{}");
    return typeof kept === "object" ? { ...EMPTY_DRAFT, ...kept } : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Whether nothing is written or chosen, nor sent. */
export const isBlank = (draft: Draft): boolean =>
  JSON.stringify({ ...draft, code: null }) === JSON.stringify(EMPTY_DRAFT);

/** What still has to be filled in before a draft can be sent. */
export function faultsOf(draft: Draft): ("category" | "text" | "who" | "name")[] {
  const faults: ("category" | "text" | "who" | "name")[] = [];
  if (draft.category === "") faults.push("category");
  if (draft.text.trim() === "") faults.push("text");
  if (draft.who === "") faults.push("who");
  if (draft.who === "named" && draft.name.trim() === "") faults.push("name");
  return faults;
}
