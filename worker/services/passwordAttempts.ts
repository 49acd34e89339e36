import { ok, type Result, refuse } from "../domain/result.ts";
import type { Deps } from "../env.ts";
import { createGrowingDelay } from "./growingDelay.ts";
import { createHashTurns } from "./hashTurn.ts";

/** Why nobody may try a password now. */
export type TooManyAttempts = {
  readonly reason: "too-many-attempts";
  readonly retryAfterSeconds: number;
};

/**
 * Where a password is tried: for an e-mail, known or not, and by whom: a browser that has signed in
 * to that account before, a session of it, or a stranger at a network address (null: not known).
 */
export interface PasswordAttempt {
  readonly email: string;
  readonly by:
    | { readonly kind: "device"; readonly device: string }
    | { readonly kind: "session" }
    | { readonly kind: "stranger"; readonly address: string | null };
}

const delays = createGrowingDelay({
  ...{ free: 5, firstMs: 1000, mostMs: 30_000 },
  ...{ forgottenMs: 15 * 60_000, mostNames: 10_000 },
});
const inTurn = createHashTurns();

/**
 * Compares a password, if nothing speaks against it: the delay after wrong ones, which grows with
 * each up to half a minute, and the queue before the hash. Each e-mail is counted by itself, whether
 * it has an account or not, so that the delay tells nothing; and each browser, session and address by
 * itself, so that whoever guesses elsewhere delays nobody here. All of it is in memory only.
 * @param isRight hashes; what it gives is what was proven, null for a wrong password
 */
export async function tryPassword<T>(
  { clock }: Deps,
  attempt: PasswordAttempt,
  isRight: () => Promise<T | null>,
): Promise<Result<T | null, TooManyAttempts>> {
  const name = nameOf(attempt);
  const early = delays.look(name, clock.realNowMs());
  if (early !== null) return tooMany(early);
  const { by, email } = attempt;
  const caller = {
    isKnown: by.kind !== "stranger",
    name: by.kind === "stranger" ? (by.address ?? email.toLowerCase()) : name,
  };
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const turn = await inTurn(caller, { nowMs: clock.realNowMs, wait }, async () => {
    const late = delays.take(name, clock.realNowMs());
    if (late !== null) return { isWrong: false, told: tooMany(late) };
    const proven = await isRight();
    if (proven !== null) delays.clear(name);
    return { isWrong: proven === null, told: ok(proven) };
  });
  // By then one of those who wait is through.
  return turn === null ? tooMany(2) : turn.told;
}

const tooMany = (retryAfterSeconds: number) =>
  refuse({ reason: "too-many-attempts" as const, retryAfterSeconds });

function nameOf({ email, by }: PasswordAttempt): string {
  const place = "device" in by ? by.device : "address" in by ? (by.address ?? "") : "";
  return `${by.kind} ${place} ${email.toLowerCase()}`;
}
