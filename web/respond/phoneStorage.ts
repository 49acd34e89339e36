import { keepTexts, quietly, type TextStore } from "./keptTexts.ts";
import { readSession, type Session } from "./session.ts";

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

/** Keeps sessions and receipts. When `save` returns, they are kept; nothing is sent before that. */
export function openPhoneStorage(store: TextStore | null): PhoneStorage {
  const texts = keepTexts(store, `${PREFIX}probe`);
  const { isLasting, read, write, erase } = texts;
  const load = (key: string) => readSession(read(key));
  const keysOf = (wave: string) => texts.keysFrom(`${PREFIX}${wave}/`);
  const receiptsOf = (wave: string) => readReceipts(read(`${RECEIPTS_PREFIX}${wave}`));
  const writeReceipts = (wave: string, receipts: readonly string[]) =>
    write(`${RECEIPTS_PREFIX}${wave}`, JSON.stringify([...new Set(receipts)].sort()));
  return {
    isLasting,
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
