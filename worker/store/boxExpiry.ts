import type { Clock } from "../env.ts";

// KV refuses an expiry nearer than 60 s; some of that passes until the write arrives.
const NEAREST_EXPIRY_SECONDS = 90;

/**
 * KV's `expiration`, in real epoch seconds, for a time of the product's clock: real now + (expiry −
 * product now), which is one constant per wave.
 * @throws RangeError when it is nearer than KV takes: the storage of the wave has ended.
 */
export function boxExpiration(clock: Clock, expiresAtMs: number): number {
  const realNowMs = clock.realNowMs();
  const realExpirySeconds = Math.floor((realNowMs + expiresAtMs - clock.nowMs()) / 1000);
  // A later expiry of its own for each write would tell when it was written.
  if (realExpirySeconds < realNowMs / 1000 + NEAREST_EXPIRY_SECONDS) {
    throw new RangeError("The storage of this wave has ended.");
  }
  return realExpirySeconds;
}
