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
  /** Receipts of a wave, sorted: their order tells nothing about who came first. */
  receiptsOf(wave: string): string[];
  addReceipt(wave: string, receipt: string): void;
  /** Erases these; with a wave's last receipt go its marks that a code was used here. */
  eraseReceipts(wave: string, receipts: readonly string[]): void;
}

const PREFIX = "anwen/";
const RECEIPTS_PREFIX = "anwen-receipts/";

/** Two links on one phone never mix: the key is the wave and the SHA-256 of the code, in hex. */
export const sessionKey = (wave: string, codeSha256Hex: string): string =>
  `${PREFIX}${wave}/${codeSha256Hex}`;

/** An open link is the same for everybody: what one phone has of it lies in one place. */
export const openSessionKey = (wave: string): string => `${PREFIX}${wave}/open`;

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
  const write = (key: string, text: string) => {
    try {
      if (store === null) throw new Error("No storage.");
      store.setItem(key, text);
      memory.delete(key);
    } catch {
      isLasting = false;
      memory.set(key, text);
    }
  };
  const erase = (key: string) => {
    memory.delete(key);
    if (store !== null) quietly(() => store.removeItem(key));
  };
  const load = (key: string) => readSession(read(key) ?? null);
  const keysOf = (wave: string) => {
    const stored = store === null ? [] : (quietly(() => allKeys(store)) ?? []);
    return [...new Set([...stored, ...memory.keys()])].filter((key) =>
      key.startsWith(`${PREFIX}${wave}/`),
    );
  };
  const receiptsOf = (wave: string) => readReceipts(read(`${RECEIPTS_PREFIX}${wave}`) ?? null);
  const writeReceipts = (wave: string, receipts: readonly string[]) =>
    write(`${RECEIPTS_PREFIX}${wave}`, JSON.stringify([...new Set(receipts)].sort()));
  return {
    isLasting: () => isLasting,
    load,
    save: (key, session) => write(key, JSON.stringify(session)),
    erase,
    keysOf,
    receiptsOf,
    addReceipt: (wave, receipt) => writeReceipts(wave, [...receiptsOf(wave), receipt]),
    eraseReceipts: (wave, receipts) => {
      const left = receiptsOf(wave).filter((receipt) => !receipts.includes(receipt));
      if (left.length > 0) return writeReceipts(wave, left);
      erase(`${RECEIPTS_PREFIX}${wave}`);
      for (const key of keysOf(wave)) {
        if (load(key)?.stage === "received") erase(key);
      }
    },
  };
}

function readReceipts(text: string | null): string[] {
  const value = quietly((): unknown => JSON.parse(text ?? "[]"));
  return Array.isArray(value) ? value.filter((receipt) => typeof receipt === "string") : [];
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
