import { sha256Hex } from "../domain/tokens/fingerprint.ts";
import type { Deps } from "../env.ts";
import { boxExpiration } from "./boxExpiry.ts";
import { retryWrite } from "./retryWrite.ts";
import { importSealKey, seal, unseal } from "./seal.ts";

type SeedDeps = Pick<Deps, "box" | "clock" | "random" | "secrets">;

const seedName = (wave: string) => `s/${wave}`;

// Tells which secret wrapped a seed without telling anything about it, for rotation.
const sealKeyId = (sealKey: Uint8Array) => sha256Hex(sealKey).slice(0, 8);

/**
 * Keeps the seed of a wave in KV (not in D1, which keeps history), wrapped under the secret
 * SEAL_KEY as `<key id>.<base64url>`. A second write replaces the first.
 *
 * @param seed 32 random bytes
 * @param expiresAtMs product time, epoch milliseconds
 */
export async function writeSeed(
  deps: SeedDeps,
  wave: string,
  seed: Uint8Array,
  expiresAtMs: number,
): Promise<void> {
  const { sealKey } = deps.secrets;
  const name = seedName(wave);
  const wrapped = await seal(await importSealKey(sealKey), name, seed, deps.random(12));
  const expiration = boxExpiration(deps.clock, expiresAtMs);
  await retryWrite(() => deps.box.put(name, `${sealKeyId(sealKey)}.${wrapped}`, { expiration }));
}

/**
 * The seed of a wave, or null where none stands that one of our keys opens: before launch, after
 * destruction or expiry, and where it was lost.
 */
export async function readSeed(deps: SeedDeps, wave: string): Promise<Uint8Array | null> {
  const name = seedName(wave);
  const [keyId, wrapped = ""] = (await deps.box.get(name))?.split(".") ?? [];
  const { sealKey, earlierSealKeys } = deps.secrets;
  const wrappedUnder = [sealKey, ...earlierSealKeys].find((key) => sealKeyId(key) === keyId);
  if (wrappedUnder === undefined) return null;
  return unseal(await importSealKey(wrappedUnder), name, wrapped).catch(() => null);
}

/** How the seed of a wave stands to our keys. */
export type SeedState =
  /** Wrapped under the SEAL_KEY in use, or under an earlier one that we have. */
  | "current"
  | "earlier"
  /** Wrapped under a key that we do not have, or changed since. */
  | "foreign"
  | "missing";

/** How the seed of a wave stands to our keys; what an earlier key wrapped is told apart. */
export async function readSeedState(deps: SeedDeps, wave: string): Promise<SeedState> {
  const stored = await deps.box.get(seedName(wave));
  if (stored === null) return "missing";
  if ((await readSeed(deps, wave)) === null) return "foreign";
  return stored.startsWith(`${sealKeyId(deps.secrets.sealKey)}.`) ? "current" : "earlier";
}

/** Destroys the seed: from now on no ballot or comment of the wave can be opened. */
export async function deleteSeed(deps: SeedDeps, wave: string): Promise<void> {
  await retryWrite(() => deps.box.delete(seedName(wave)));
}

/** Whether a seed stands there, readable or not: the destruction of a wave begins with its seed. */
export const hasSeed = async (deps: Pick<SeedDeps, "box">, wave: string): Promise<boolean> =>
  (await deps.box.get(seedName(wave))) !== null;
