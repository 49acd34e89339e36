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
 * The seed of a wave, or null where none stands: before launch, after destruction or expiry.
 * @throws when it was wrapped under neither SEAL_KEY nor SEAL_KEY_PREVIOUS
 */
export async function readSeed(deps: SeedDeps, wave: string): Promise<Uint8Array | null> {
  const name = seedName(wave);
  const stored = await deps.box.get(name);
  if (stored === null) return null;
  const [keyId, wrapped = ""] = stored.split(".");
  const { sealKey, previousSealKey } = deps.secrets;
  const wrappedUnder = [sealKey, previousSealKey].find((key) => key && sealKeyId(key) === keyId);
  if (!wrappedUnder) throw new Error("The wave seed was wrapped under another SEAL_KEY.");
  return unseal(await importSealKey(wrappedUnder), name, wrapped);
}

/** Destroys the seed: from now on no ballot or comment of the wave can be opened. */
export async function deleteSeed(deps: SeedDeps, wave: string): Promise<void> {
  await retryWrite(() => deps.box.delete(seedName(wave)));
}
