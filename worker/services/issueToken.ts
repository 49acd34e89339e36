import { ok, type Result, refuse } from "../domain/result.ts";
import { base64UrlToBytes, bytesToBase64Url } from "../domain/tokens/base64url.ts";
import { hashInvitationCode, readInvitationCode } from "../domain/tokens/invitationCode.ts";
import { evaluateBlinded, isBlindedElement } from "../domain/tokens/voprf.ts";
import type { Deps } from "../env.ts";
import { addOpenInvitation, spendInvitation } from "../store/invitation.ts";
import { duringBallotCall } from "./ballotCalls.ts";
import { findBallotWave } from "./ballotWave.ts";
import { checkProof, hashOfProof, type SentProof } from "./proofOfWork.ts";

/** What the phone needs to finish its token; bytes as base64url. */
export interface IssuedToken {
  readonly group: string;
  readonly evaluated: string;
  readonly proof: string;
}

/** Why no token is issued. Unknown, spent, foreign and late codes are one reason on purpose. */
export interface TokenNotIssued {
  readonly reason: "point-invalid" | "request-length" | "token-not-accepted";
}

/** A code, or for an open wave a group and a solved puzzle. */
type Invitation =
  | { readonly code: string }
  | { readonly group: string; readonly proofOfWork: SentProof };

type IssueCall = Invitation & {
  readonly wave: string;
  readonly blinded: string;
  readonly receivedBytes: number;
};

/**
 * Exchanges an invitation, or in an open wave a proof of work, for an anonymous token: evaluates the
 * blinded nonce under the key of the invitation's group. Everything that can be refused is refused before the invitation is spent.
 *
 * @param request `blinded`: base64url; `receivedBytes`: length of the whole request
 */
export const issueToken = (
  deps: Deps,
  request: IssueCall,
): Promise<Result<IssuedToken, TokenNotIssued>> =>
  duringBallotCall(deps, request.wave, () => evaluate(deps, request));

async function evaluate(
  deps: Deps,
  request: IssueCall,
): Promise<Result<IssuedToken, TokenNotIssued>> {
  const blinded = base64UrlToBytes(request.blinded);
  if (blinded === null || !isBlindedElement(blinded)) return refuse({ reason: "point-invalid" });
  const wave = await findBallotWave(deps, request.wave);
  if (wave === null) return refuse({ reason: "token-not-accepted" });
  if (request.receivedBytes !== wave.requestBytes) return refuse({ reason: "request-length" });
  const group =
    "code" in request
      ? await spendCode(deps, wave.id, request.code, blinded)
      : await spendProof(deps, wave.id, request, blinded);
  if (group === null) return refuse({ reason: "token-not-accepted" });
  const evaluation = evaluateBlinded(wave.keyOf(group), blinded, deps.random);
  if (!evaluation.ok) return evaluation;
  const { evaluated, proof } = evaluation.value;
  return ok({ group, evaluated: bytesToBase64Url(evaluated), proof: bytesToBase64Url(proof) });
}

async function spendCode(
  deps: Deps,
  wave: string,
  typed: string,
  blinded: Uint8Array,
): Promise<string | null> {
  const code = readInvitationCode(typed);
  if (!code.ok) return null;
  const codeHash = hashInvitationCode(code.value);
  return spendInvitation(deps.d1, { codeHash, blinded, wave, nowMs: deps.clock.nowMs() });
}

// The same proof with the same nonce is a retry, also after the puzzle has expired.
async function spendProof(
  deps: Deps,
  wave: string,
  { group, proofOfWork }: { readonly group: string; readonly proofOfWork: SentProof },
  blinded: Uint8Array,
): Promise<string | null> {
  const codeHash = hashOfProof(`open|${wave}`, proofOfWork);
  const spend = { codeHash, blinded, wave, nowMs: deps.clock.nowMs() };
  const proof = await checkProof(deps, proofOfWork);
  if (proof !== null) {
    const { hash: proofHash, expiresOn } = proof;
    const added = await addOpenInvitation(deps.d1, { ...spend, group, proofHash, expiresOn });
    if (added !== null) return added;
  }
  return spendInvitation(deps.d1, spend);
}
