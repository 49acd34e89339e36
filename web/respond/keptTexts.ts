/** The part of the browser's storage that is used. */
export type TextStore = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Texts under keys, as a phone keeps them. */
export interface KeptTexts {
  /** False once something could not be written: it then lives in this page only. */
  isLasting(): boolean;
  read(key: string): string | null;
  write(key: string, text: string): void;
  erase(key: string): void;
  /** Keys that begin so, in no particular order. */
  keysFrom(prefix: string): string[];
}

/**
 * Keeps texts in the browser's storage, and in memory where that is refused (private windows, a
 * full phone). Writing is synchronous: when `write` returns, the bytes are on their way to disk.
 * @param probe a key that nothing else uses: whether anything can be written is tried at once, so
 *   that a page can say so before it matters
 */
export function keepTexts(store: TextStore | null, probe: string): KeptTexts {
  const memory = new Map<string, string>();
  let isLasting = store !== null && canWrite(store, probe);
  return {
    isLasting: () => isLasting,
    read: (key) =>
      memory.get(key) ?? (store === null ? null : quietly(() => store.getItem(key))) ?? null,
    write: (key, text) => {
      try {
        if (store === null) throw new Error("No storage.");
        store.setItem(key, text);
        memory.delete(key);
      } catch {
        isLasting = false;
        memory.set(key, text);
      }
    },
    erase: (key) => {
      memory.delete(key);
      if (store !== null) quietly(() => store.removeItem(key));
    },
    keysFrom: (prefix) => {
      const stored = store === null ? [] : (quietly(() => allKeys(store)) ?? []);
      return [...new Set([...stored, ...memory.keys()])].filter((key) => key.startsWith(prefix));
    },
  };
}

/** The browser's storage, or null where even looking at it is refused. */
export function browserStore(): TextStore | null {
  return quietly(() => window.localStorage);
}

function canWrite(store: TextStore, probe: string): boolean {
  return (
    quietly(() => {
      store.setItem(probe, "1");
      store.removeItem(probe);
      return true;
    }) ?? false
  );
}

const allKeys = (store: TextStore): string[] =>
  Array.from({ length: store.length }, (_, i) => store.key(i) ?? "");

/** What the action gives, or null where it fails. */
export function quietly<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
