import type { Clock } from "../env.ts";

// KV refuses an expiry nearer than 60 s; some of that passes until the write arrives.
const NEAREST_EXPIRY_SECONDS = 90;
const MS_PER_MINUTE = 60_000;

/**
 * KV's `expiration`, in real epoch seconds, for a time of the product's clock: expiry − (product
 * now − real now), that difference in whole minutes, which makes it one constant per wave.
 * @throws RangeError when it is nearer than KV takes: the storage of the wave has ended.
 */
export function boxExpiration(clock: Clock, expiresAtMs: number): number {
  const realNowMs = clock.realNowMs();
  // An expiry of its own for each write would tell when it was written, and which ballot a comment
  // came with: whole minutes leave no trace of the time that passes between two looks at a clock.
  const offsetMs = Math.round((clock.nowMs() - realNowMs) / MS_PER_MINUTE) * MS_PER_MINUTE;
  const realExpirySeconds = Math.floor((expiresAtMs - offsetMs) / 1000);
  if (realExpirySeconds < realNowMs / 1000 + NEAREST_EXPIRY_SECONDS) {
    throw new RangeError("The storage of this wave has ended.");
  }
  return realExpirySeconds;
}
