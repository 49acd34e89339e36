import { readFileSync } from "node:fs";
import type { Api, BallotReply } from "../../../web/respond/api.ts";
import { compileDefinition } from "../../../worker/domain/definitions/compileDefinition.ts";
import { readBallot } from "../../../worker/domain/definitions/readBallot.ts";
import { requestBytesOf } from "../../../worker/domain/definitions/requestBytes.ts";
import { isBallotMac, nullifierOf, receiptOf } from "../../../worker/domain/tokens/ballotToken.ts";
import { base64UrlToBytes, bytesToBase64Url } from "../../../worker/domain/tokens/base64url.ts";
import { sha256Hex } from "../../../worker/domain/tokens/fingerprint.ts";
import { deriveGroupKey } from "../../../worker/domain/tokens/groupKey.ts";
import { makeInvitationCode } from "../../../worker/domain/tokens/invitationCode.ts";
import { evaluateBlinded, evaluateNonce } from "../../../worker/domain/tokens/voprf.ts";
import { type Manifest, manifestText } from "../../../worker/domain/waves/manifest.ts";
import { seededRandom } from "../../support/fixedRandom.ts";

export const WAVE = "5f0f9a53-3a8f-4d1c-9d5e-0a6c1b7e2f01";
const GROUP = "u00002";
const OTHER_GROUP = "u00003";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** The built-in pulse as the version route serves it. */
function pulseVersion(): string {
  const read = (name: string) =>
    JSON.parse(
      readFileSync(new URL(`../../../surveys/pulse/${name}.json`, import.meta.url), "utf8"),
    );
  return JSON.stringify({
    slug: "pulse",
    version: "1.0.0",
    title: { zh: "快问", en: "Pulse" },
    survey: read("survey"),
    scoring: read("scoring"),
  });
}

/**
 * What happens to the call of an operation, counted from 0: `lost` never arrives, `unanswered`
 * arrives and its reply is lost, null: nothing.
 */
type Fault = (op: string, count: number) => "lost" | "unanswered" | BallotReply | null;

/** A refusal of the server's own. */
export const refusal = (status: number, slug = "refused"): BallotReply => ({
  kind: "answered",
  status,
  text: JSON.stringify({ type: `/problems/${slug}` }),
  retryAfterSeconds: null,
});

/** What a test may change of the wave. */
export interface RespondWaveOptions {
  readonly manifest?: Partial<Extract<Manifest, { v: 1 }>>;
  /** How many times the closing date was moved. */
  readonly extensions?: number;
  readonly waveState?: string;
}

/**
 * One open wave in memory, with the real keys, codes and checks of the domain behind the page's own
 * `Api`. It stands in for the network, so that a test can cut any call.
 */
export function makeRespondWave(options: RespondWaveOptions = {}) {
  const seed = new Uint8Array(32).fill(7);
  const codeKey = new Uint8Array(32).fill(8);
  const random = seededRandom(11);
  const keyOf = (group: string) => deriveGroupKey(seed, WAVE, group);
  const definitionText = pulseVersion();
  const definition = compileDefinition(JSON.parse(definitionText));
  if (!definition.ok) throw new Error(definition.error.reason);
  const groups = [GROUP, OTHER_GROUP].map((id, i) => ({
    id,
    unit: id,
    unitName: `上海${i + 1}部`,
    cut: null,
    invited: 12 + i,
    publicKey: bytesToBase64Url(keyOf(id).publicKey),
  }));
  const first: Manifest = {
    v: 1,
    wave: WAVE,
    name: "快问",
    survey: "pulse",
    version: "1.0.0",
    definitionSha256: sha256Hex(utf8(definitionText)),
    opensOn: "2026-03-02",
    closesOn: "2026-03-10",
    k: 5,
    cut: null,
    channel: "csv",
    linksHeldBy: "hr",
    requestBytes: requestBytesOf(definition.value),
    policy: { commentMinBallots: 10, commentMinComments: 5 },
    retention: { holdDays: 7, ballotsExpireOn: "2026-09-06" },
    notice: Object.fromEntries(
      ["organiser", "purpose", "contact", "resultsBy"].map((n) => [n, { zh: "中", en: "en" }]),
    ) as unknown as Manifest["notice"],
    previous: null,
    groups,
    ...options.manifest,
  };
  const texts = [manifestText(first)];
  for (let i = 1; i <= (options.extensions ?? 0); i++) {
    const previous = sha256Hex(utf8(texts[0] ?? ""));
    texts.unshift(manifestText({ ...first, closesOn: `2026-03-${10 + i}`, previous }));
  }
  const firstFingerprint = sha256Hex(utf8(texts[texts.length - 1] ?? ""));
  let waveState = options.waveState ?? null;
  let isGraceOver = false;
  const found = (text: string | undefined) =>
    text === undefined
      ? ({ kind: "missing" } as const)
      : ({ kind: "found", text, waveState } as const);

  const codes = ["p001", "p002", "p003"].map((p) => makeInvitationCode(codeKey, WAVE, GROUP, p));
  const blindedByCode = new Map<string, string | null>(codes.map((code) => [code, null]));
  const ballots = new Map<string, string>();
  const receipts = new Set<string>();
  const calls: { op: string; body: string }[] = [];

  const answered = (status: number, body: object): BallotReply => ({
    kind: "answered",
    status,
    text: JSON.stringify(body),
    retryAfterSeconds: null,
  });
  const refused = refusal(403, "token-not-accepted");

  function issue(request: { code: string; blinded: string }, signingGroup: string): BallotReply {
    const known = blindedByCode.get(request.code);
    if (waveState !== null && waveState !== "open") return refused;
    if (known === undefined || (known !== null && known !== request.blinded)) return refused;
    blindedByCode.set(request.code, request.blinded);
    const point = base64UrlToBytes(request.blinded) ?? new Uint8Array();
    const evaluation = evaluateBlinded(keyOf(signingGroup), point, random);
    if (!evaluation.ok) throw new Error(evaluation.error.reason);
    return answered(200, {
      group: GROUP,
      evaluated: bytesToBase64Url(evaluation.value.evaluated),
      proof: bytesToBase64Url(evaluation.value.proof),
    });
  }

  function submit(request: { group: string; nonce: string; ballot: string; mac: string }) {
    const nonce = base64UrlToBytes(request.nonce) ?? new Uint8Array();
    const token = evaluateNonce(keyOf(request.group), nonce);
    const mac = base64UrlToBytes(request.mac) ?? new Uint8Array();
    if (isGraceOver) return refused;
    if (!isBallotMac(token, request.ballot, mac)) return refused;
    if (!definition.ok || !readBallot(definition.value, request.ballot).ok) {
      return refusal(422, "ballot-not-valid");
    }
    const nullifier = nullifierOf(token);
    ballots.set(bytesToBase64Url(nullifier), request.ballot);
    receipts.add(receiptOf(nullifier));
    return answered(200, { receipt: receiptOf(nullifier) });
  }

  let fault: Fault = () => null;
  let signingGroup = GROUP;
  return {
    first,
    firstFingerprint,
    codes,
    ballots,
    calls,
    /** Signs with another key than the manifest's from now on, which the proof must catch. */
    signFor: (group: string) => {
      signingGroup = group;
    },
    /** The wave takes a step: nothing is issued any more, and a ballot is taken in the grace only. */
    moveTo: (state: string, grace: "in-grace" | "grace-over") => {
      waveState = state;
      isGraceOver = grace === "grace-over";
    },
    /** Disturbs ballot calls from now on. */
    disturb: (disturbance: Fault) => {
      fault = disturbance;
    },
    /** Of a wave that is open to all. */
    openLink: { path: `/w/${WAVE}`, fragment: `#${GROUP}.${firstFingerprint.slice(0, 32)}` },
    link: (code: string | undefined) => ({
      path: `/w/${WAVE}`,
      fragment: `#${code}.${GROUP}.${firstFingerprint.slice(0, 32)}`,
    }),
    api: {
      manifest: async (id) => found(id === WAVE ? texts[0] : undefined),
      manifestByFingerprint: async (fingerprint) =>
        found(texts.find((text) => sha256Hex(utf8(text)) === fingerprint)),
      definition: async () => found(definitionText),
      // Its links carry codes.
      challenge: async () => found(undefined),
      receipts: async () =>
        waveState === "released"
          ? found(JSON.stringify({ items: [...receipts].sort() }))
          : { kind: "missing" },
      ballot: async (body) => {
        const request = JSON.parse(body);
        const count = calls.filter((call) => call.op === request.op).length;
        calls.push({ op: request.op, body });
        const mishap = fault(request.op, count);
        if (mishap === "lost") return { kind: "unreachable" };
        if (mishap !== null && mishap !== "unanswered") return mishap;
        const reply = request.op === "issue" ? issue(request, signingGroup) : submit(request);
        return mishap === "unanswered" ? { kind: "unreachable" } : reply;
      },
    } as { -readonly [Call in keyof Api]: Api[Call] },
  };
}

export type RespondWave = ReturnType<typeof makeRespondWave>;
