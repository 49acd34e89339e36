import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { ok, type Result, refuse } from "../result.ts";
import { base64UrlToBytes } from "../tokens/base64url.ts";

/** The secrets that data depends on: what one of them made, no other can open or repeat. */
export const KEY_NAMES = ["SEAL_KEY", "CODE_KEY", "AUTH_SECRET"] as const;
export type KeyName = (typeof KEY_NAMES)[number];

/** A secret as the bindings hold it: 32 bytes as base64url, and its predecessors in one list. */
export type KeyTexts = Readonly<Partial<Record<KeyName | `${KeyName}_PREVIOUS`, string>>>;

/** One key of 32 random bytes. */
export interface Key {
  /** 16 hex digits: says which key it is and helps to guess nothing. */
  readonly id: string;
  readonly bytes: Uint8Array;
  /** As the bindings hold it. */
  readonly text: string;
}

/** The key in use and those before it, the latest first. */
export interface KeyRing {
  readonly name: KeyName;
  readonly current: Key;
  readonly earlier: readonly Key[];
  /** Ids of earlier keys that their owner has declared lost. */
  readonly lostIds: readonly string[];
}

/** A key or a list of earlier ones that is missing or no 32 bytes of base64url each. */
export interface KeyMalformed {
  readonly reason: "key-malformed";
  readonly variable: string;
}

/** Why a key cannot be used: what a person has to put right before anything is answered. */
export type KeyFault =
  | KeyMalformed
  /** Neither the key of this data, nor one that names that key among its predecessors. */
  | { readonly reason: "key-foreign"; readonly name: KeyName; readonly expectedId: string }
  /** Nothing says which key this data was made with, and this one opens none of it. */
  | { readonly reason: "key-opens-nothing"; readonly name: KeyName };

const KEY_BYTES = 32;
const LOST = /^lost-([0-9a-f]{16})$/;

/** How a list of predecessors names one of which only the id is left. */
export const lostKeyText = (id: string): string => `lost-${id}`;

/** The id of a key: 16 hex digits of HMAC-SHA256 under the key itself, another for each use. */
export const keyIdOf = (name: KeyName, bytes: Uint8Array): string =>
  bytesToHex(hmac(sha256, bytes, utf8ToBytes(`anwen key id v1|${name}`))).slice(0, 16);

/**
 * Reads a key and its predecessors: a list with commas, each of them a key, or `lost-<id>` where
 * its owner has declared it lost.
 */
export function readKeyRing(
  name: KeyName,
  texts: { readonly [N in keyof KeyTexts]: KeyTexts[N] | undefined },
): Result<KeyRing, KeyMalformed> {
  const current = readKey(name, texts[name] ?? "");
  if (current === null) return refuse({ reason: "key-malformed", variable: name });
  const earlier: Key[] = [];
  const lostIds: string[] = [];
  for (const text of (texts[`${name}_PREVIOUS`] ?? "").split(",").map((part) => part.trim())) {
    const lostId = LOST.exec(text)?.[1];
    const key = readKey(name, text);
    if (lostId !== undefined) lostIds.push(lostId);
    else if (key !== null) earlier.push(key);
    else if (text !== "") {
      return refuse({ reason: "key-malformed", variable: `${name}_PREVIOUS` });
    }
  }
  return ok({ name, current, earlier, lostIds });
}

/**
 * What a key is to data that was made with the key of this id: `new` where none is noted yet,
 * `rotated` where it names that one among its predecessors, `foreign` where it does not.
 */
export function compareKey(
  { current, earlier, lostIds }: KeyRing,
  idInUse: string | undefined,
): "new" | "same" | "rotated" | "foreign" {
  if (idInUse === undefined) return "new";
  if (idInUse === current.id) return "same";
  const isKnown = lostIds.includes(idInUse) || earlier.some(({ id }) => id === idInUse);
  return isKnown ? "rotated" : "foreign";
}

function readKey(name: KeyName, text: string): Key | null {
  const bytes = base64UrlToBytes(text);
  return bytes?.length === KEY_BYTES ? { id: keyIdOf(name, bytes), bytes, text } : null;
}
