import { dayOfPhone, lastDayOf, SESSION_PREFIX } from "./draftDays.ts";
import { keepTexts, quietly, type TextStore } from "./keptTexts.ts";
import { sealText, unsealText } from "./sealedText.ts";
import { readSession, type Session, type Unfinished } from "./session.ts";

/** Where a phone keeps what it has of one invitation, and what opens it. */
export interface Place {
  readonly key: string;
  /** 32 bytes that only the code gives; null: an open link has no code, and lies open. */
  readonly secret: Uint8Array | null;
}

/** What can be told of a session without opening it. */
export interface Summary {
  readonly stage: Session["stage"];
  readonly holdsToken: boolean;
  readonly closedSeenAtMs: number | undefined;
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
const SEAL_NONCE_BYTES = 24;

/** Two links on one phone never mix: the key is the wave and the SHA-256 of the code, in hex. */
export const sessionKey = (wave: string, codeSha256Hex: string): string =>
  `${SESSION_PREFIX}${wave}/${codeSha256Hex}`;

/** Its SHA-256 is the secret that seals what belongs to a code. The key of the place does not give it. */
export const secretText = (code: string): string => `anwen/v1|draft|${code}`;

/** An open link is the same for everybody: what one phone has of it lies in one place. */
export const openPlace = (wave: string): Place => ({
  key: `${SESSION_PREFIX}${wave}/open`,
  secret: null,
});

/** A session as it lies on the phone: without the code nobody reads answers, code or token in it. */
interface SealedSession extends Partial<Omit<Summary, "stage">> {
  readonly v: 2;
  readonly stage: Unfinished["stage"];
  readonly sealed: string;
}

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
    write(key, JSON.stringify(asKept(session, { key, secret }, today(), closesOn)));
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

/** A session as it is written: all of it but a received one has a last day. */
function asKept(
  session: Session,
  { key, secret }: Place,
  today: string,
  closesOn: string | undefined,
): object {
  if (session.stage === "received") return session;
  const { stage, credential, closedSeenAtMs } = session;
  const until = lastDayOf(stage === "sending" || credential !== null, today, closesOn);
  if (secret === null) return { ...session, until };
  const nonce = crypto.getRandomValues(new Uint8Array(SEAL_NONCE_BYTES));
  const sealed = sealText(secret, key, JSON.stringify(session), nonce);
  return { v: 2, stage, holdsToken: credential?.kind === "held", closedSeenAtMs, until, sealed };
}

function readSealed(text: string | null): SealedSession | null {
  const value = quietly((): unknown => JSON.parse(text ?? "null")) as SealedSession | null;
  return value?.v === 2 && typeof value.sealed === "string" ? value : null;
}

function readReceipts(text: string | null): string[] {
  const value = quietly((): unknown => JSON.parse(text ?? "[]"));
  return Array.isArray(value) ? value.filter((receipt) => typeof receipt === "string") : [];
}
