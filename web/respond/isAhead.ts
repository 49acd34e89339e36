import {
  type Answering,
  type Credential,
  editsOf,
  nonceOf,
  type Sending,
  type Session,
} from "./session.ts";

/**
 * Whether what the phone keeps of an invitation is ahead of what this page holds of it. Another tab
 * has then gone on, and the page has to take over what is kept: a nonce and its blind exist once,
 * and the server gives no second token for them; and of two drafts the one carried on last counts.
 * @param ours what this page last held; a session that it is about to reopen counts as sealed
 */
export function isAhead(stored: Session | null, ours: Answering | Sending): boolean {
  if (stored === null) return false;
  if (stored.stage === "received") return true;
  // Somebody cleared the phone and began anew: however far the old draft had come, it is gone.
  if (stored.orderSeed !== ours.orderSeed) return true;
  const lead = stepOf(stored.credential) - stepOf(ours.credential);
  if (lead !== 0) return lead > 0;
  if (stored.credential !== null && ours.credential !== null) {
    // Two tabs asked at the same moment: what was persisted may be the one that the server took.
    if (nonceOf(stored.credential) !== nonceOf(ours.credential)) return true;
  }
  if (ours.stage === "answering") {
    return stored.stage === "sending" || editsOf(stored) > editsOf(ours);
  }
  return stored.stage === "sending" && ours.ballotText !== stored.ballotText;
}

/** How far the way to the token has been gone. */
const stepOf = (credential: Credential | null): number =>
  credential === null ? 0 : credential.kind === "asked" ? 1 : 2;
