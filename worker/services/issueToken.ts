import { ok, type Result, refuse } from "../domain/result.ts";
import { base64UrlToBytes, bytesToBase64Url } from "../domain/tokens/base64url.ts";
import { hashInvitationCode, readInvitationCode } from "../domain/tokens/invitationCode.ts";
import { evaluateBlinded, isBlindedElement } from "../domain/tokens/voprf.ts";
import type { Deps } from "../env.ts";
import { spendInvitation } from "../store/invitation.ts";
import { duringBallotCall } from "./ballotCalls.ts";
import { findBallotWave } from "./ballotWave.ts";

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

interface IssueCall {
  readonly wave: string;
  readonly code: string;
  readonly blinded: string;
  readonly receivedBytes: number;
}

/**
 * Exchanges an invitation for an anonymous token: evaluates the blinded nonce under the key of the
 * invitation's group. Everything that can be refused is refused before the invitation is spent.
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
  const code = readInvitationCode(request.code);
  if (!code.ok) return refuse({ reason: "token-not-accepted" });
  const codeHash = hashInvitationCode(code.value);
  const nowMs = deps.clock.nowMs();
  const group = await spendInvitation(deps.d1, { codeHash, blinded, wave: wave.id, nowMs });
  if (group === null) return refuse({ reason: "token-not-accepted" });
  const evaluation = evaluateBlinded(wave.keyOf(group), blinded, deps.random);
  if (!evaluation.ok) return evaluation;
  const { evaluated, proof } = evaluation.value;
  return ok({ group, evaluated: bytesToBase64Url(evaluated), proof: bytesToBase64Url(proof) });
}
