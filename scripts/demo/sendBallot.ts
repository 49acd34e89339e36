import { randomBytes } from "node:crypto";
import {
  buildSubmit,
  finishIssue,
  finishSubmit,
  startExchange,
} from "../../worker/domain/tokens/exchange.ts";
import { patientFetch } from "../lib/patientFetch.ts";

/** What an invitation and the wave's manifest say about one answering. */
export interface Invitation {
  readonly base: string;
  readonly wave: string;
  readonly code: string;
  readonly group: string;
  /** The group's key in the manifest. */
  readonly publicKey: string;
  readonly requestBytes: number;
}

const secureBytes = (byteCount: number): Uint8Array => new Uint8Array(randomBytes(byteCount));

/**
 * Sends one ballot through the real protocol, exactly as a phone does.
 * @param ballotText the JSON text of version, answers and comments
 * @param rng where nonce and blind come from. The same bytes again make the same token, so that a
 *   ballot sent twice counts once.
 * @returns the receipt
 * @throws Error when the server refuses, with its problem document
 */
export async function sendBallot(
  invitation: Invitation,
  ballotText: string,
  rng: (byteCount: number) => Uint8Array = secureBytes,
): Promise<string> {
  const { base, wave, code, group, publicKey, requestBytes } = invitation;
  const nonce = rng(32);
  const { state, request } = startExchange({ wave, code, nonce, rng, requestBytes });
  const token = finishIssue(state, await post(base, request), { group, publicKey });
  if (!token.ok) throw new Error(`The issue answer was refused: ${token.error.reason}`);
  const submit = buildSubmit({
    wave,
    group,
    nonce: state.nonce,
    token: token.value,
    ballotText,
    requestBytes,
  });
  const receipt = finishSubmit(token.value, await post(base, submit));
  if (!receipt.ok) throw new Error(`The submit answer was refused: ${receipt.error.reason}`);
  return receipt.value;
}

async function post(base: string, body: string): Promise<string> {
  const request = { method: "POST", headers: { "content-type": "application/json" }, body };
  // The same bytes again are the same ballot: a server may close a kept connection as it is used.
  const response = await patientFetch(`${base}/api/ballot`, request, true);
  const text = await response.text();
  if (!response.ok) throw new Error(`The ballot was refused: ${text.trim()}`);
  return text;
}
