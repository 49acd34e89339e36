import { createAttemptLimiter } from "./attemptLimiter.ts";

const WINDOW_MS = 15 * 60_000;
const MOST_NAMES = 10_000;

const byEmail = createAttemptLimiter({ limit: 10, windowMs: WINDOW_MS, mostNames: MOST_NAMES });
// An office shares one address, hence more.
const byAddress = createAttemptLimiter({ limit: 30, windowMs: WINDOW_MS, mostNames: MOST_NAMES });

/** Where a password is tried: for an e-mail, known or not, from a network address. */
export interface PasswordAttempt {
  readonly email: string;
  readonly address: string;
}

/**
 * Counts a password that is about to be tried: 10 in 15 minutes per e-mail and 30 per address, of
 * which right ones are taken back. The e-mail counts whether it has an account or not, so that the
 * limit tells nothing.
 * @returns null, or the whole seconds until the next one is allowed
 */
export function takeAttempt({ email, address }: PasswordAttempt, realNowMs: number): number | null {
  const secondsForAddress = byAddress.take(address, realNowMs);
  if (secondsForAddress !== null) return secondsForAddress;
  const secondsForEmail = byEmail.take(email.toLowerCase(), realNowMs);
  if (secondsForEmail !== null) byAddress.giveBack(address);
  return secondsForEmail;
}

/** Takes back an attempt whose password was right. */
export function noteRightPassword({ email, address }: PasswordAttempt): void {
  byEmail.clear(email.toLowerCase());
  byAddress.giveBack(address);
}
