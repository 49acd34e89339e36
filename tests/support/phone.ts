import { randomBytes } from "node:crypto";
import {
  compileDefinition,
  type VersionBody,
} from "../../worker/domain/definitions/compileDefinition.ts";
import type { Definition } from "../../worker/domain/definitions/definition.ts";
import {
  buildIssue,
  buildSubmit,
  finishIssue,
  finishSubmit,
  type StartedExchange,
  startExchange,
} from "../../worker/domain/tokens/exchange.ts";
import type { Manifest } from "../../worker/domain/waves/manifest.ts";
import type { LinkRow } from "./company.ts";
import type { Caller } from "./http.ts";
import { solvedChallenge } from "./proofOfWork.ts";

/** What a phone keeps between two breaths; it is always written down before anything is sent. */
interface Kept {
  readonly group: string;
  readonly publicKey: string;
  readonly wave: string;
  readonly requestBytes: number;
  readonly ballotText: string;
  readonly exchange: StartedExchange;
  readonly token?: string;
  readonly receipt?: string;
}

/** The public promise of a wave and its survey, as a phone loads them. */
export interface PublicWave {
  readonly manifest: Manifest;
  readonly definition: Definition;
}

/** Loads manifest and survey of a launched wave. */
export async function readPublicWave(nobody: Caller, wave: string): Promise<PublicWave> {
  const manifest: Manifest = (await nobody.get(`/waves/${wave}/manifest`)).body;
  const path = `/surveys/${manifest.survey}/versions/${manifest.version}`;
  const compiled = compileDefinition((await nobody.get(path)).body as VersionBody);
  if (!compiled.ok) throw new Error(compiled.error.reason);
  return { manifest, definition: compiled.value };
}

/**
 * A phone on which everything is answered and Submit was just pressed.
 * @param nonce 32 bytes; random unless a test wants a phone that breaks the protocol
 * @returns the text that the phone keeps
 */
export function pressSubmit(
  { manifest }: PublicWave,
  row: Pick<LinkRow, "link">,
  ballotText: string,
  nonce: Uint8Array = randomOf(32),
): string {
  const [code = "", group = ""] = (row.link.split("#")[1] ?? "").split(".");
  const publicKey = manifest.groups.find(({ id }) => id === group)?.publicKey;
  if (publicKey === undefined) throw new Error("The link names a group of the manifest.");
  const { wave, requestBytes } = manifest;
  const { state } = startExchange({ wave, code, nonce, rng: randomOf, requestBytes });
  return keep({ group, publicKey, wave, requestBytes, ballotText, exchange: state });
}

/** What the phone sends now, from what it kept and nothing else; null once it has its receipt. */
export function nextRequest(kept: string): string | null {
  const { exchange, token, receipt, requestBytes, wave, group, ballotText } = read(kept);
  if (receipt !== undefined) return null;
  if (token === undefined) return buildIssue(exchange, requestBytes);
  return buildSubmit({ wave, group, nonce: exchange.nonce, token, ballotText, requestBytes });
}

/**
 * Takes an answer with status 200.
 * @returns the text that the phone keeps from now on
 * @throws when the answer does not verify
 */
export function takeReply(kept: string, replyText: string): string {
  const before = read(kept);
  const { exchange, token, group, publicKey } = before;
  if (token === undefined) {
    const issued = finishIssue(exchange, replyText, { group, publicKey });
    if (!issued.ok) throw new Error(issued.error.reason);
    return keep({ ...before, token: issued.value });
  }
  const receipt = finishSubmit(token, replyText);
  if (!receipt.ok) throw new Error(receipt.error.reason);
  return keep({ ...before, receipt: receipt.value });
}

/**
 * One person answers in an open wave from first to last.
 * @returns the receipt, or null where no token is given
 */
export async function answerOpenly(
  base: string,
  { manifest }: PublicWave,
  group: string,
  ballotText: string,
): Promise<string | null> {
  const { wave, requestBytes, groups } = manifest;
  const publicKey = groups.find(({ id }) => id === group)?.publicKey ?? "";
  const proofOfWork = await solvedChallenge(base);
  const nonce = randomOf(32);
  const asked = { wave, group, proofOfWork, nonce, rng: randomOf, requestBytes };
  const { state } = startExchange(asked);
  const issued = await postBallot(base, buildIssue(state, requestBytes));
  if (issued.status === 403) return null;
  const kept = { group, publicKey, wave, requestBytes, ballotText, exchange: state };
  return receiptOn(await answerAll(base, takeReply(keep(kept), await issued.text())));
}

/** The receipt that a finished phone shows. */
export const receiptOn = (kept: string): string => read(kept).receipt ?? "";

/** The token that a phone holds, 64 bytes; only a test looks at it. */
export const tokenOn = (kept: string): Uint8Array =>
  new Uint8Array(Buffer.from(read(kept).token ?? "", "base64url"));

/** Sends one text to the ballot endpoint, and the answer as it comes. */
export function postBallot(
  base: string,
  body: BodyInit,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${base}/api/ballot`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

/**
 * One person answers from first to last.
 * @param afterEach runs after each accepted call, with the text kept by then
 * @returns the text that the phone keeps at the end
 */
export async function answerAll(
  base: string,
  start: string,
  headers: Readonly<Record<string, string>> = {},
  afterEach: (kept: string) => Promise<void> = async () => {},
): Promise<string> {
  let kept = start;
  for (;;) {
    const request = nextRequest(kept);
    if (request === null) return kept;
    const response = await postBallot(base, request, headers);
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text.trim().slice(0, 300)}`);
    kept = takeReply(kept, text);
    await afterEach(kept);
  }
}

const keep = (kept: Kept): string => JSON.stringify(kept);
const read = (text: string): Kept => JSON.parse(text);
const randomOf = (byteCount: number): Uint8Array => new Uint8Array(randomBytes(byteCount));
