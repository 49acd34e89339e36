import type { StartedExchange } from "../../worker/domain/tokens/exchange.ts";

/** Answers as SurveyJS holds them, by question name. */
export type SurveyData = Readonly<Record<string, unknown>>;

/**
 * What stands between the invitation and the answers. `asked`: a token was, or may have been, asked
 * for with this code; only this very request can be repeated. `held`: the proof was good; the code
 * is forgotten.
 */
export type Credential =
  | { readonly kind: "asked"; readonly exchange: StartedExchange }
  | { readonly kind: "held"; readonly nonce: string; readonly token: string };

interface Kept {
  readonly v: 1;
  readonly wave: string;
  /** Ballot group of the link, or the one that the person picked. */
  readonly group: string;
  /** First 32 hex of the first manifest's fingerprint, which the link or the slip names. */
  readonly fingerprintStart: string;
  /**
   * The code was typed, and the person picked the group and compared the fingerprint; false or
   * absent: a link named both, and the page has checked them.
   */
  readonly isTyped?: boolean;
  /** The link is the same for everybody: a solved puzzle stands in for a code. */
  readonly isOpen?: boolean;
  readonly data: SurveyData;
  /** Fixes the order of shuffled options, so that a reload does not move them. */
  readonly orderSeed: number;
  /** Name of the question last looked at. */
  readonly at: string | null;
  /**
   * How often answers were kept, so that a tab can tell a draft that another one has carried on.
   * Absent: never, or by a page that did not count.
   */
  readonly edits?: number;
  /** When this phone first saw the wave closed, by its own clock in epoch milliseconds. */
  readonly closedSeenAtMs?: number;
}

/** Answers are being given. After a refusal there may be a credential already; it is used again. */
export interface Answering extends Kept {
  readonly stage: "answering";
  readonly credential: Credential | null;
}

/** Submit was pressed: the same bytes are sent until the server has acknowledged them. */
export interface Sending extends Kept {
  readonly stage: "sending";
  readonly credential: Credential;
  readonly ballotText: string;
}

/**
 * All that is left under the hash of a code after the acknowledgement. The receipt lies elsewhere
 * and names no code. Where one person only has answered on a phone, whoever holds it and knows the
 * code can still tell whose the one receipt is; therefore clearing is offered beside the receipt.
 */
export interface Received {
  readonly v: 1;
  readonly stage: "received";
}

/** Not received yet. */
export type Unfinished = Answering | Sending;

/** What one phone keeps of one invitation. */
export type Session = Answering | Sending | Received;

/** A fresh session; `data` may come from a draft under another code. */
export const startSession = (start: {
  readonly wave: string;
  readonly group: string;
  readonly fingerprintStart: string;
  readonly orderSeed: number;
  readonly isTyped?: boolean;
  readonly isOpen?: boolean;
  readonly data?: SurveyData;
}): Answering => ({ v: 1, stage: "answering", at: null, credential: null, data: {}, ...start });

/** Notes the answers so far and the question looked at. */
export const keepAnswers = (
  session: Answering,
  data: SurveyData,
  at: string | null,
): Answering => ({
  ...session,
  data,
  at,
  edits: editsOf(session) + 1,
});

/** How often the answers of a session were kept. */
export const editsOf = ({ edits = 0 }: Answering | Sending): number => edits;

/**
 * Seals what will be sent. To be persisted before the first byte leaves.
 * @param makeExchange called only when there is no credential yet, so that a code is never asked
 *   for two tokens
 */
export const sealSession = (
  session: Answering,
  ballotText: string,
  makeExchange: () => StartedExchange,
): Sending => ({
  ...session,
  stage: "sending",
  ballotText,
  credential: session.credential ?? { kind: "asked", exchange: makeExchange() },
});

/** The proof holds: keeps the token and forgets the code and the blind. */
export const holdToken = (session: Sending, token: string): Sending => ({
  ...session,
  credential: { kind: "held", nonce: nonceOf(session.credential), token },
});

/** The server has acknowledged: everything else is forgotten. */
export const RECEIVED: Received = { v: 1, stage: "received" };

/**
 * Back to the answers after a refusal. The credential stays, since it may be spent already; but a
 * puzzle that was not accepted is never accepted, and another one can be solved.
 */
export const reopenSession = ({ ballotText: _, ...session }: Sending): Answering => ({
  ...session,
  stage: "answering",
  credential: session.isOpen && session.credential.kind === "asked" ? null : session.credential,
});

/** Reads what a phone has kept; null for anything that is no session of this page. */
export function readSession(text: string | null): Session | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<Session> | null;
    const isKnown =
      value?.v === 1 && ["answering", "sending", "received"].includes(value.stage ?? "");
    if (!isKnown) return null;
    // Its last day is the storage's.
    const { until: _, ...session } = value as Session & { until?: string };
    return session as Session;
  } catch {
    return null;
  }
}

/** The nonce that a token is, or will be, made of. */
export const nonceOf = (credential: Credential): string =>
  credential.kind === "held" ? credential.nonce : credential.exchange.nonce;
