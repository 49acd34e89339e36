import { createDecipheriv, hkdfSync } from "node:crypto";
import type { Definition } from "../../worker/domain/definitions/definition.ts";
import { unpackBallot } from "../../worker/domain/definitions/unpackBallot.ts";
import type { BoxEntry } from "./openStore.ts";

/** Everything of one wave in KV, opened with all secrets. */
export interface OpenedBox {
  /** The wave's seed, 32 bytes. */
  readonly seed: Uint8Array;
  readonly ballots: readonly { name: string; group: number; answers: unknown }[];
  readonly comments: readonly { name: string; group: string; item: string; text: string }[];
}

/**
 * Opens what a listing of KV holds of a wave, as somebody with the secrets of the server can.
 * @param sealKey the secret SEAL_KEY as base64url
 */
export function openBox(
  listing: readonly BoxEntry[],
  sealKey: string,
  wave: string,
  definition: Definition,
): OpenedBox {
  const seedName = `s/${wave}`;
  const wrapped = listing.find(({ name }) => name === seedName)?.value.split(".")[1] ?? "";
  const seed = unseal(Buffer.from(sealKey, "base64url"), seedName, wrapped);
  const information = `anwen/v1|seal|${wave}`;
  const key = Buffer.from(hkdfSync("sha256", seed, Buffer.alloc(32), information, 32));
  const of = (kind: string) => listing.filter(({ name }) => name.startsWith(`${kind}/${wave}/`));
  const ballots = of("b").map(({ name, metadata }) => {
    const packed = unseal(key, name, (metadata as { c: string }).c);
    const unpacked = unpackBallot(definition, new Uint8Array(packed));
    if (!unpacked.ok) throw new Error(unpacked.error.reason);
    return { name, group: unpacked.value.groupIndex, answers: unpacked.value.answers };
  });
  const comments = of("c").map(({ name, value }) => {
    const comment = JSON.parse(unseal(key, name, value).toString("utf8"));
    return { name, ...(comment as { group: string; item: string; text: string }) };
  });
  return { seed: new Uint8Array(seed), ballots, comments };
}

/** AES-256-GCM over iv (12 bytes) ‖ ciphertext ‖ tag (16), the key's name authenticated. */
function unseal(key: Buffer, name: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}
