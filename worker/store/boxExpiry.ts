import type { Clock } from "../env.ts";

// KV refuses an expiry nearer than 60 s; some of that passes until the write arrives.
const NEAREST_EXPIRY_SECONDS = 90;

/**
 * KV's `expiration`, in real epoch seconds, for a time of the product's clock: real now + (expiry −
 * product now), never nearer than KV takes.
 */
export function boxExpiration(clock: Clock, expiresAtMs: number): number {
  const realNowMs = clock.realNowMs();
  const realExpirySeconds = Math.floor((realNowMs + expiresAtMs - clock.nowMs()) / 1000);
  return Math.max(realExpirySeconds, Math.ceil(realNowMs / 1000) + NEAREST_EXPIRY_SECONDS);
}
