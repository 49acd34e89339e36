import { createHash, randomBytes } from "node:crypto";
import {
  buildSubmit,
  finishSubmit,
  type StartedExchange,
  startExchange,
} from "../../worker/domain/tokens/exchange.ts";

/** What one phone needs to answer. */
export interface Answering {
  readonly code: string;
  readonly group: string;
  readonly ballotText: string;
}

/** A phone whose curve arithmetic is all done before it sends anything. */
export interface LightPhone extends Answering {
  readonly wave: string;
  readonly requestBytes: number;
  readonly exchange: StartedExchange;
  readonly issueRequest: string;
}

/**
 * Prepares a phone that is nearly free while load is measured: it blinds with 1, so that what the
 * server evaluates is already unblinded, and its token is one hash away. The server's work, and
 * what it verifies, is the same as for any other phone; only secrecy is given up, and the proof is
 * not checked.
 * Source: RFC 9497 §3.3.1 (Blind, Finalize).
 */
export function prepareLightPhone(
  answering: Answering,
  wave: string,
  requestBytes: number,
): LightPhone {
  const nonce = new Uint8Array(randomBytes(32));
  // Zeroes are the randomness that yields the smallest scalar.
  const rng = (byteCount: number) => new Uint8Array(byteCount);
  const { code } = answering;
  const { state, request } = startExchange({ wave, code, nonce, rng, requestBytes });
  if (state.blind !== Buffer.alloc(32).fill(1, 0, 1).toString("base64url")) {
    throw new Error("The blind of a light phone is not 1.");
  }
  return { ...answering, wave, requestBytes, exchange: state, issueRequest: request };
}

/** Issue, then submit. @throws when the server refuses or acknowledges another ballot */
export async function answerLightly(
  phone: LightPhone,
  post: (body: string) => Promise<string>,
): Promise<void> {
  const { wave, group, requestBytes, ballotText, exchange } = phone;
  const { evaluated } = JSON.parse(await post(phone.issueRequest)) as { evaluated: string };
  const token = createHash("sha512")
    .update(prefixed(Buffer.from(exchange.nonce, "base64url")))
    .update(prefixed(Buffer.from(evaluated, "base64url")))
    .update("Finalize")
    .digest("base64url");
  const { nonce } = exchange;
  const submit = buildSubmit({ wave, group, nonce, token, ballotText, requestBytes });
  const receipt = finishSubmit(token, await post(submit));
  if (!receipt.ok) throw new Error(receipt.error.reason);
}

/** Two bytes of length, then the bytes. */
const prefixed = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 255), bytes]);
