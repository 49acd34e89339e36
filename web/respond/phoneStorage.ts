import { dayOfPhone, SESSION_PREFIX } from "./draftDays.ts";
import {
  keptText,
  openSessionKey,
  readSealed,
  SEAL_NONCE_BYTES,
  type Summary,
} from "./keptSession.ts";
import { keepTexts, quietly, type TextStore } from "./keptTexts.ts";
import { sealText, unsealText } from "./sealedText.ts";
import { readSession, type Session } from "./session.ts";

/** Where a phone keeps what it has of one invitation, and what opens it. */
export interface Place {
  readonly key: string;
  /** 32 bytes that only the code gives; null: an open link has no code, and lies open. */
  readonly secret: Uint8Array | null;
}

/** Where a phone keeps its sessions. Nothing in here ever leaves the phone by itself. */
export interface PhoneStorage {
  /** False once something could not be written: it then lives in this page only. */
  isLasting(): boolean;
  /** null also for what another secret has sealed. */
  load(place: Place): Session | null;
  /** @param closesOn last day of the wave, where it is known: see `lastDayOf` */
  save(place: Place, session: Session, closesOn?: string): void;
  erase(key: string): void;
  summaryOf(key: string): Summary | null;
  /** Notes when this phone first saw the wave closed, in epoch milliseconds. */
  noteClosed(key: string, seenAtMs: number): void;
  /** Keys of a wave's sessions, in no particular order. */
  keysOf(wave: string): string[];
  /** Receipts of a wave, sorted: their order tells nothing about who came first. */
  receiptsOf(wave: string): string[];
  addReceipt(wave: string, receipt: string): void;
  /** Erases these; with a wave's last receipt go its marks that a code was used here. */
  eraseReceipts(wave: string, receipts: readonly string[]): void;
}

const RECEIPTS_PREFIX = "anwen-receipts/";

/** An open link is the same for everybody, and has no code that could seal what lies there. */
export const openPlace = (wave: string): Place => ({ key: openSessionKey(wave), secret: null });

/**
 * Keeps sessions and receipts. When `save` returns, they are kept; nothing is sent before that.
 * @param today the phone's day, `YYYY-MM-DD`
 */
export function openPhoneStorage(
  store: TextStore | null,
  today: () => string = dayOfPhone,
): PhoneStorage {
  const texts = keepTexts(store, `${SESSION_PREFIX}probe`);
  const { isLasting, read, write, erase } = texts;
  const load = ({ key, secret }: Place): Session | null => {
    const text = read(key);
    const kept = readSealed(text);
    if (kept === null) return readSession(text);
    const session = secret === null ? null : readSession(unsealText(secret, key, kept.sealed));
    const { closedSeenAtMs } = kept;
    return session === null || closedSeenAtMs === undefined || session.stage === "received"
      ? session
      : { ...session, closedSeenAtMs };
  };
  const save = ({ key, secret }: Place, session: Session, closesOn?: string): void => {
    const nonce = crypto.getRandomValues(new Uint8Array(SEAL_NONCE_BYTES));
    const sealed = secret && sealText(secret, key, JSON.stringify(session), nonce);
    write(key, keptText(session, sealed, today(), closesOn));
  };
  const summaryOf = (key: string): Summary | null => {
    const sealed = readSealed(read(key));
    if (sealed !== null) {
      const { stage, holdsToken = false, closedSeenAtMs } = sealed;
      return { stage, holdsToken, closedSeenAtMs };
    }
    const session = readSession(read(key));
    if (session === null) return null;
    if (session.stage === "received") {
      return { stage: "received", holdsToken: false, closedSeenAtMs: undefined };
    }
    const { stage, credential, closedSeenAtMs } = session;
    return { stage, holdsToken: credential?.kind === "held", closedSeenAtMs };
  };
  const keysOf = (wave: string) => texts.keysFrom(`${SESSION_PREFIX}${wave}/`);
  const receiptsOf = (wave: string) => readReceipts(read(`${RECEIPTS_PREFIX}${wave}`));
  const writeReceipts = (wave: string, receipts: readonly string[]) =>
    write(`${RECEIPTS_PREFIX}${wave}`, JSON.stringify([...new Set(receipts)].sort()));
  return {
    isLasting,
    load,
    save,
    erase,
    summaryOf,
    noteClosed: (key, closedSeenAtMs) =>
      write(key, JSON.stringify({ ...JSON.parse(read(key) ?? "{}"), closedSeenAtMs })),
    keysOf,
    receiptsOf,
    addReceipt: (wave, receipt) => writeReceipts(wave, [...receiptsOf(wave), receipt]),
    eraseReceipts: (wave, receipts) => {
      const left = receiptsOf(wave).filter((receipt) => !receipts.includes(receipt));
      if (left.length > 0) return writeReceipts(wave, left);
      erase(`${RECEIPTS_PREFIX}${wave}`);
      for (const key of keysOf(wave)) {
        if (summaryOf(key)?.stage === "received") erase(key);
      }
    },
  };
}

function readReceipts(text: string | null): string[] {
  const value = quietly((): unknown => JSON.parse(text ?? "[]"));
  return Array.isArray(value) ? value.filter((receipt) => typeof receipt === "string") : [];
}
