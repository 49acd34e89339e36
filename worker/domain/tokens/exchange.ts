import { utf8ToBytes } from "@noble/hashes/utils.js";
import { ok, type Result, refuse } from "../result.ts";
import { ballotMac, nullifierOf, receiptOf } from "./ballotToken.ts";
import { base64UrlToBytes, bytesToBase64Url } from "./base64url.ts";
import type { RandomBytes } from "./suite.ts";
import { blindNonce, ELEMENT_BYTES, finaliseToken, PROOF_BYTES, TOKEN_BYTES } from "./voprf.ts";

/**
 * What a token is asked for with: the normalised invitation code, 16 characters; in an open wave a
 * group and a solved puzzle, as it goes over the wire.
 */
export type IssueCredential =
  | { readonly code: string }
  | { readonly group: string; readonly proofOfWork: object };

/**
 * What a phone must have persisted before it sends the issue request. All bytes are base64url, so
 * that it can be kept as JSON; sending the same state again is an idempotent retry.
 */
export type StartedExchange = IssueCredential & {
  readonly wave: string;
  readonly nonce: string;
  readonly blind: string;
  readonly blinded: string;
};

/** Why an answer of the server cannot be used. */
export interface RefusedReply {
  readonly reason: "reply-unreadable" | "group-foreign" | "proof-invalid" | "receipt-wrong";
}

/**
 * Starts an exchange: blinds the nonce and writes the issue request.
 *
 * @param begin `nonce`: 32 random bytes; `requestBytes`: length of every request of the wave, from
 *   its manifest
 * @returns the state to persist first, and the JSON text to send then
 */
export function startExchange(
  begin: IssueCredential & {
    readonly wave: string;
    readonly nonce: Uint8Array;
    readonly rng: RandomBytes;
    readonly requestBytes: number;
  },
): { state: StartedExchange; request: string } {
  const { blind, blinded } = blindNonce(begin.nonce, begin.rng);
  const state = {
    wave: begin.wave,
    ...credentialOf(begin),
    nonce: bytesToBase64Url(begin.nonce),
    blind: bytesToBase64Url(blind),
    blinded: bytesToBase64Url(blinded),
  };
  return { state, request: buildIssue(state, begin.requestBytes) };
}

/** The issue request of a started exchange, byte for byte the same each time. */
export function buildIssue(state: StartedExchange, requestBytes: number): string {
  const { wave, blinded } = state;
  return padded({ op: "issue", wave, ...credentialOf(state), blinded }, requestBytes);
}

const credentialOf = (credential: IssueCredential): IssueCredential =>
  "code" in credential
    ? { code: credential.code }
    : { group: credential.group, proofOfWork: credential.proofOfWork };

/**
 * Reads the answer to an issue request and verifies it against the key of the manifest.
 *
 * @param replyText body of an answer with status 200
 * @param expected the link's group, and its `publicKey` (base64url) in the manifest
 * @returns the 64-byte token as base64url, to be persisted at once; or `reply-unreadable`,
 *   `group-foreign` (the server answered for another group), `proof-invalid` (another key)
 */
export function finishIssue(
  state: StartedExchange,
  replyText: string,
  expected: { readonly group: string; readonly publicKey: string },
): Result<string, RefusedReply> {
  const reply = readReply(replyText);
  const evaluated = bytesOf(reply?.evaluated, ELEMENT_BYTES);
  const proof = bytesOf(reply?.proof, PROOF_BYTES);
  if (!evaluated || !proof) return refuse({ reason: "reply-unreadable" });
  if (reply?.group !== expected.group) return refuse({ reason: "group-foreign" });
  const token = finaliseToken({
    nonce: demandBytes(state.nonce, ELEMENT_BYTES),
    blind: demandBytes(state.blind, ELEMENT_BYTES),
    blinded: demandBytes(state.blinded, ELEMENT_BYTES),
    evaluated,
    proof,
    publicKey: demandBytes(expected.publicKey, ELEMENT_BYTES),
  });
  return token.ok ? ok(bytesToBase64Url(token.value)) : token;
}

/**
 * Writes the submit request: the ballot under its token, without the code.
 *
 * @param ballot `nonce` and `token` as base64url; `ballotText`: the JSON text of version, answers
 *   and comments
 * @throws RangeError when the ballot does not fit `requestBytes`, which no valid one does
 */
export function buildSubmit(ballot: {
  readonly wave: string;
  readonly group: string;
  readonly nonce: string;
  readonly token: string;
  readonly ballotText: string;
  readonly requestBytes: number;
}): string {
  const { wave, group, nonce, ballotText } = ballot;
  const mac = bytesToBase64Url(ballotMac(demandBytes(ballot.token, TOKEN_BYTES), ballotText));
  return padded({ op: "submit", wave, group, nonce, ballot: ballotText, mac }, ballot.requestBytes);
}

/**
 * Reads the answer to a submit request. The receipt follows from the token, so that the phone can
 * tell whether the server acknowledges this very ballot.
 *
 * @returns the receipt, 20 characters; or `reply-unreadable`, `receipt-wrong`
 */
export function finishSubmit(token: string, replyText: string): Result<string, RefusedReply> {
  const receipt = readReply(replyText)?.receipt;
  if (typeof receipt !== "string") return refuse({ reason: "reply-unreadable" });
  const expected = receiptOf(nullifierOf(demandBytes(token, TOKEN_BYTES)));
  return receipt === expected ? ok(receipt) : refuse({ reason: "receipt-wrong" });
}

// Every request of a wave has one length in UTF-8 bytes, so that its size tells nothing.
function padded(request: object, requestBytes: number): string {
  const bare = JSON.stringify({ ...request, pad: "" });
  const missingBytes = requestBytes - utf8ToBytes(bare).length;
  if (missingBytes < 0) throw new RangeError("The request is longer than the wave's requestBytes.");
  return `${bare.slice(0, -2)}${"0".repeat(missingBytes)}"}`;
}

interface Reply {
  readonly group?: unknown;
  readonly evaluated?: unknown;
  readonly proof?: unknown;
  readonly receipt?: unknown;
}

function readReply(text: string): Reply | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

function bytesOf(value: unknown, byteCount: number): Uint8Array | null {
  const bytes = typeof value === "string" ? base64UrlToBytes(value) : null;
  return bytes?.length === byteCount ? bytes : null;
}

function demandBytes(text: string, byteCount: number): Uint8Array {
  const bytes = bytesOf(text, byteCount);
  if (!bytes) throw new RangeError(`Expected ${byteCount} bytes as base64url.`);
  return bytes;
}
