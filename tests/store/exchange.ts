import { base64UrlToBytes } from "../../worker/domain/tokens/base64url.ts";
import {
  buildSubmit,
  finishIssue,
  finishSubmit,
  type StartedExchange,
  startExchange,
} from "../../worker/domain/tokens/exchange.ts";
import type { Bindings } from "../../worker/env.ts";
import { call, requestBytes, type TestWave } from "./ballotWave.ts";

/** A phone that has its token. */
export interface Phone {
  readonly state: StartedExchange;
  readonly group: string;
  readonly token: string;
}

/** Starts an exchange as a phone does, without sending anything. */
export const begin = (wave: string, code: string) =>
  startExchange({
    wave,
    code,
    nonce: crypto.getRandomValues(new Uint8Array(32)),
    rng: (byteCount) => crypto.getRandomValues(new Uint8Array(byteCount)),
    requestBytes,
  });

/** Gets a token for one holder of a group, verified against the group's public key. */
export async function getToken(
  bindings: Bindings,
  wave: TestWave,
  group: string,
  holder: number,
): Promise<Phone> {
  const { state, request } = begin(wave.id, wave.codeOf(group, holder));
  const response = await call(bindings, request);
  const token = finishIssue(state, await response.text(), {
    group,
    publicKey: wave.publicKeyOf(group),
  });
  if (!token.ok) throw new Error(`${response.status} ${token.error.reason}`);
  return { state, group, token: token.value };
}

/** The submit request of a phone; `changes` are made after the mac was computed. */
export function submitRequest(
  phone: Phone,
  ballotText: string,
  changes: Partial<{ wave: string; group: string }> = {},
): string {
  const { state, group, token } = phone;
  const { wave, nonce } = state;
  return buildSubmit({ wave, group, nonce, token, ballotText, requestBytes, ...changes });
}

/** Hands in a ballot and returns its verified receipt. */
export async function handIn(
  bindings: Bindings,
  phone: Phone,
  ballotText: string,
): Promise<string> {
  const response = await call(bindings, submitRequest(phone, ballotText));
  const receipt = finishSubmit(phone.token, await response.text());
  if (!receipt.ok) throw new Error(`${response.status} ${receipt.error.reason}`);
  return receipt.value;
}

/** A request object padded to the wave's length, for calls that no phone makes. */
export function padded(request: Record<string, unknown>, byteCount = requestBytes): string {
  const bare = JSON.stringify({ ...request, pad: "" });
  const missing = byteCount - new TextEncoder().encode(bare).length;
  return JSON.stringify({ ...request, pad: "x".repeat(missing) });
}

/** Bytes of a base64url text that is known to be good. */
export function bytesOf(text: string): Uint8Array {
  const bytes = base64UrlToBytes(text);
  if (bytes === null) throw new Error("not base64url");
  return bytes;
}
