import { readSession, type Session } from "./session.ts";

/** The part of the browser's storage that is used. */
export type TextStore = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Where a phone keeps its sessions. Nothing in here ever leaves the phone by itself. */
export interface PhoneStorage {
  /** False once something could not be written: it then lives in this page only. */
  isLasting(): boolean;
  load(key: string): Session | null;
  save(key: string, session: Session): void;
  erase(key: string): void;
  /** Keys of a wave's sessions, in no particular order. */
  keysOf(wave: string): string[];
}

const PREFIX = "anwen/";

/** Two links on one phone never mix: the key is the wave and the SHA-256 of the code, in hex. */
export const sessionKey = (wave: string, codeSha256Hex: string): string =>
  `${PREFIX}${wave}/${codeSha256Hex}`;

/**
 * Keeps sessions in the browser's storage, and in memory where that is refused (private windows,
 * a full phone). Writing is synchronous: when `save` returns, the bytes are on their way to disk,
 * and nothing is sent before that.
 */
export function openPhoneStorage(store: TextStore | null): PhoneStorage {
  const memory = new Map<string, string>();
  let isLasting = store !== null && canWrite(store);
  const read = (key: string) =>
    memory.get(key) ?? (store === null ? null : quietly(() => store.getItem(key)));
  return {
    isLasting: () => isLasting,
    load: (key) => readSession(read(key) ?? null),
    save: (key, session) => {
      const text = JSON.stringify(session);
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
    keysOf: (wave) => {
      const stored = store === null ? [] : (quietly(() => allKeys(store)) ?? []);
      return [...new Set([...stored, ...memory.keys()])].filter((key) =>
        key.startsWith(`${PREFIX}${wave}/`),
      );
    },
  };
}

/** The browser's storage, or null where even looking at it is refused. */
export function browserStore(): TextStore | null {
  return quietly(() => window.localStorage);
}

function canWrite(store: TextStore): boolean {
  const probe = `${PREFIX}probe`;
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

function quietly<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
