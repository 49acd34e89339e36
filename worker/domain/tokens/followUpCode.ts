import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { codeOfBytes } from "./invitationCode.ts";

/** Random bytes that a follow-up code is made of; 75 bits of them are used. */
export const FOLLOW_UP_BYTES = 10;

/**
 * A code to read the answer to a suggestion with: written and read like an invitation code, but
 * random, so that nobody can make it anew.
 * @param random {@link FOLLOW_UP_BYTES} random bytes
 */
export const makeFollowUpCode = (random: Uint8Array): string => codeOfBytes(random);

/** SHA-256 under a label of its own, 32 bytes: the only form in which a server keeps a code. */
export const hashFollowUpCode = (code: string): Uint8Array =>
  sha256(utf8ToBytes(`anwen/suggestion|${code}`));
