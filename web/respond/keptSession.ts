import { lastDayOf, SESSION_PREFIX } from "./draftDays.ts";
import { quietly } from "./keptTexts.ts";
import type { Session, Unfinished } from "./session.ts";

/** Of AES-GCM. */
export const SEAL_NONCE_BYTES = 12;

/** What can be told of a session without opening it. */
export interface Summary {
  readonly stage: Session["stage"];
  readonly holdsToken: boolean;
  readonly closedSeenAtMs: number | undefined;
}

/** A session as it lies on the phone: without the code nobody reads answers, code or token in it. */
export interface SealedSession extends Partial<Omit<Summary, "stage">> {
  readonly v: 2;
  readonly stage: Unfinished["stage"];
  /** base64url of nonce, ciphertext and tag: AES-256-GCM that also stands for the key of its place. */
  readonly sealed: string;
}

/** Two links on one phone never mix: the key is the wave and the SHA-256 of the code, in hex. */
export const sessionKey = (wave: string, codeSha256Hex: string): string =>
  `${SESSION_PREFIX}${wave}/${codeSha256Hex}`;

/** An open link is the same for everybody: what one phone has of it lies in one place. */
export const openSessionKey = (wave: string): string => `${SESSION_PREFIX}${wave}/open`;

/** Its SHA-256 is the secret that seals what belongs to a code. The key of the place does not give it. */
export const secretText = (code: string): string => `anwen/v1|draft|${code}`;

/**
 * The text in which a phone keeps a session: all of them but a received one have a last day.
 * @param sealed as of `SealedSession`; null: it lies open, for an open link has no code
 * @param today the phone's day, `YYYY-MM-DD`
 * @param closesOn last day of the wave, where it is known: see `lastDayOf`
 */
export function keptText(
  session: Session,
  sealed: string | null,
  today: string,
  closesOn?: string,
): string {
  if (session.stage === "received") return JSON.stringify(session);
  const { stage, credential, closedSeenAtMs } = session;
  const until = lastDayOf(stage === "sending" || credential !== null, today, closesOn);
  if (sealed === null) return JSON.stringify({ ...session, until });
  const holdsToken = credential?.kind === "held";
  return JSON.stringify({ v: 2, stage, holdsToken, closedSeenAtMs, until, sealed });
}

/** What is sealed in a text; null where nothing is. */
export function readSealed(text: string | null): SealedSession | null {
  const value = quietly((): unknown => JSON.parse(text ?? "null")) as SealedSession | null;
  return value?.v === 2 && typeof value.sealed === "string" ? value : null;
}
