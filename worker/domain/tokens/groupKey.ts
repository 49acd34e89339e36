import { utf8ToBytes } from "@noble/hashes/utils.js";
import { voprf } from "./suite.ts";

/** VOPRF key pair of one ballot group: a 32-byte scalar and a 32-byte ristretto255 element. */
export interface GroupKey {
  readonly secretKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/**
 * Derives the key pair of a ballot group from the seed of its wave, so that only the seed has to
 * be stored and destroyed. Derivation information: UTF-8 of `anwen/v1|<wave>|<group>`; neither id
 * may contain `|`.
 *
 * @param waveSeed 32 random bytes
 * @throws RangeError when an id contains `|`; Error when the seed has another length
 * Source: RFC 9497 §3.2.1 (DeriveKeyPair).
 */
export function deriveGroupKey(waveSeed: Uint8Array, wave: string, group: string): GroupKey {
  if (wave.includes("|") || group.includes("|")) {
    throw new RangeError("The id of a wave or group must not contain a vertical bar.");
  }
  return voprf.deriveKeyPair(waveSeed, utf8ToBytes(`anwen/v1|${wave}|${group}`));
}
