import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { createChallenge, verifySolution } from "altcha-lib";
import { proofKey } from "../domain/tokens/proofOfWork.ts";
import { epochDayToDate } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";

/** A puzzle as `altcha-lib` signs it. */
export interface SignedChallenge {
  readonly parameters: {
    readonly algorithm: "SHA-256";
    readonly cost: number;
    readonly data: { readonly counterBelow: number };
    readonly expiresAt: number;
    readonly keyLength: 32;
    readonly keyPrefix: string;
    readonly nonce: string;
    readonly salt: string;
  };
  readonly signature: string;
}

/** A solved puzzle as it comes in; checked for shape by the route. */
export interface SentProof {
  readonly challenge: SignedChallenge;
  readonly solution: { readonly counter: number; readonly derivedKey: string };
}

/** A puzzle that was truly solved, and not yet looked up among the spent ones. */
export interface ValidProof {
  /** What the list of spent proofs holds of it. */
  readonly hash: Uint8Array;
  /** Real UTC day from which on the challenge is refused anyway. */
  readonly expiresOn: string;
}

const MS_PER_DAY = 86_400_000;
const HASH_ROUNDS = 64;

/**
 * A new puzzle. All of one real UTC day expire together at the end of the next one: what is kept of
 * a spent one, so that it is not accepted again, tells no more than that day.
 */
export async function issueChallenge(deps: Deps): Promise<SignedChallenge> {
  const counterBelow = deps.proofOfWorkSteps;
  const [random = 0] = new Uint32Array(deps.random(4).buffer);
  const today = Math.floor(deps.clock.realNowMs() / MS_PER_DAY);
  const challenge = await createChallenge({
    algorithm: "SHA-256",
    cost: HASH_ROUNDS,
    counter: random % counterBelow,
    data: { counterBelow },
    deriveKey,
    expiresAt: ((today + 2) * MS_PER_DAY) / 1000,
    hmacSignatureSecret: signatureSecret(deps.secrets.codeKey),
  });
  return challenge as SignedChallenge;
}

/** Whether a puzzle is ours, in time, and solved; null where it is not. */
export async function checkProof(
  { secrets }: Deps,
  { challenge, solution }: SentProof,
): Promise<ValidProof | null> {
  // Who has begun to solve one when the key is changed, hands it in afterwards.
  for (const key of [secrets.codeKey, ...secrets.earlierCodeKeys]) {
    const hmacSignatureSecret = signatureSecret(key);
    const solved = { challenge, deriveKey, hmacSignatureSecret, solution };
    if ((await verifySolution(solved)).verified) return validProof({ challenge, solution });
  }
  return null;
}

function validProof(proof: SentProof): ValidProof {
  const { expiresAt } = proof.challenge.parameters;
  return {
    hash: hashOfProof("spent", proof),
    expiresOn: epochDayToDate(Math.floor((expiresAt * 1000) / MS_PER_DAY)),
  };
}

/**
 * SHA-256 of a challenge under a label: what is kept for one purpose cannot be matched with what is
 * kept for another without the challenge itself, which nobody keeps.
 */
export const hashOfProof = (label: string, { challenge }: SentProof): Uint8Array =>
  sha256(utf8ToBytes(`anwen/proof|${label}|${challenge.signature}`));

const deriveKey = async (
  { cost }: { readonly cost: number },
  salt: Uint8Array,
  password: Uint8Array,
) => ({ derivedKey: proofKey(cost, salt, password) });

const signatureSecret = (codeKey: Uint8Array): string =>
  bytesToHex(hmac(sha256, codeKey, utf8ToBytes("anwen/proof-of-work")));
