import type { PhoneStorage } from "./phoneStorage.ts";
import type { Answering, Session } from "./session.ts";

/** How long after the close a ballot is still taken from somebody who holds a token. */
const GRACE_MS = 120_000;

/**
 * Erases a wave's drafts that nobody can submit any more, of every code on this phone. No token is
 * issued after the close, so a draft without one goes at once. A draft with a token stays for the
 * grace, counted from when this phone first saw the wave closed; sealed ballots stay, since the
 * server has the last word on them.
 * @param waveState public state of the wave, one in which nothing is issued
 */
export function eraseLateDrafts(
  phone: PhoneStorage,
  wave: string,
  waveState: string | null,
  nowMs: number,
): void {
  for (const key of phone.keysOf(wave)) {
    const kept = phone.summaryOf(key);
    if (kept?.stage !== "answering") continue;
    const seenAtMs = kept.closedSeenAtMs ?? nowMs;
    const sinceMs = nowMs - seenAtMs;
    // A clock that was put back must not lengthen the grace.
    const isInGrace = waveState === "closed" && sinceMs >= 0 && sinceMs < GRACE_MS;
    if (!isInGrace || !kept.holdsToken) phone.erase(key);
    else phone.noteClosed(key, seenAtMs);
  }
}

/** Whether a draft could be handed in without asking for a token. */
export const holdsToken = (session: Session | null): session is Answering =>
  session?.stage === "answering" && session.credential?.kind === "held";
