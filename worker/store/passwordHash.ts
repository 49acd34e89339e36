/// <reference path="./nodeCrypto.d.ts" />
import { scryptSync, timingSafeEqual } from "node:crypto";
import { base64UrlToBytes, bytesToBase64Url } from "../domain/tokens/base64url.ts";

// OWASP's setting for 16 MiB (password storage cheat sheet): an isolate has 128 MiB in all.
const COST = 2 ** 14;
const BLOCK_SIZE = 8;
const PARALLELISM = 5;
const HASH_BYTES = 32;
const MOST_MEMORY_BYTES = 64 * 1024 * 1024;

/**
 * scrypt (RFC 7914) of a password in Unicode form NFKC, as
 * `scrypt$<N>$<r>$<p>$<salt>$<hash>`; about 150 ms of CPU in workerd.
 * @param salt 16 random bytes
 */
export function hashPassword(password: string, salt: Uint8Array): string {
  const hash = scrypt(password, salt, COST, BLOCK_SIZE, PARALLELISM);
  const parts = [bytesToBase64Url(salt), bytesToBase64Url(hash)];
  return ["scrypt", COST, BLOCK_SIZE, PARALLELISM, ...parts].join("$");
}

/** Whether a password is the one of this hash; the numbers in the hash may be older ones. */
export function isPassword(password: string, stored: string): boolean {
  const [kind, cost, blockSize, parallelism, saltText = "", hashText = ""] = stored.split("$");
  const salt = base64UrlToBytes(saltText);
  const expected = base64UrlToBytes(hashText);
  if (kind !== "scrypt" || salt === null || expected === null) return false;
  const hash = scrypt(password, salt, Number(cost), Number(blockSize), Number(parallelism));
  return expected.length === hash.length && timingSafeEqual(hash, expected);
}

function scrypt(password: string, salt: Uint8Array, N: number, r: number, p: number): Uint8Array {
  return scryptSync(password.normalize("NFKC"), salt, HASH_BYTES, {
    N,
    r,
    p,
    maxmem: MOST_MEMORY_BYTES,
  });
}
