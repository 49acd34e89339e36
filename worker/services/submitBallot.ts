import { bytesToHex } from "@noble/hashes/utils.js";
import type { BallotError } from "../domain/definitions/ballotError.ts";
import type { Ballot } from "../domain/definitions/definition.ts";
import { packBallot } from "../domain/definitions/packBallot.ts";
import { readBallot } from "../domain/definitions/readBallot.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { commentKeyOf, isBallotMac, nullifierOf, receiptOf } from "../domain/tokens/ballotToken.ts";
import { base64UrlToBytes } from "../domain/tokens/base64url.ts";
import { evaluateNonce } from "../domain/tokens/voprf.ts";
import type { Deps } from "../env.ts";
import { putBallot } from "../store/ballotBox.ts";
import { boxExpiration } from "../store/boxExpiry.ts";
import { deleteComment, putComment } from "../store/commentBox.ts";
import { duringBallotCall } from "./ballotCalls.ts";
import { type BallotWave, findBallotWave, isTakingBallots } from "./ballotWave.ts";

/** Why a ballot is not taken. Unknown, foreign, late and forged tokens are one reason on purpose. */
export type BallotNotTaken =
  | { readonly reason: "bytes-invalid" | "request-length" | "token-not-accepted" }
  | { readonly reason: "ballot-not-valid"; readonly errors: readonly BallotError[] };

const SEAL_RANDOM_BYTES = 12;

interface SubmitCall {
  readonly wave: string;
  readonly group: string;
  readonly nonce: string;
  readonly ballotText: string;
  readonly mac: string;
  readonly receivedBytes: number;
}

/**
 * Takes a ballot: recomputes the token, verifies the mac before anything else is looked at, checks
 * every answer, then stores comments and last the ballot. A ballot of the same token replaces the
 * earlier one with all its comments. Nothing is stored when it is refused, and the token stays
 * usable.
 *
 * @param request `nonce`, `mac`: base64url; `receivedBytes`: length of the whole request
 */
export const submitBallot = (
  deps: Deps,
  request: SubmitCall,
): Promise<Result<{ receipt: string }, BallotNotTaken>> =>
  duringBallotCall(deps, request.wave, () => takeBallot(deps, request));

async function takeBallot(
  deps: Deps,
  request: SubmitCall,
): Promise<Result<{ receipt: string }, BallotNotTaken>> {
  const { group, ballotText } = request;
  const nonce = base64UrlToBytes(request.nonce);
  const mac = base64UrlToBytes(request.mac);
  if (nonce === null || mac === null) return refuse({ reason: "bytes-invalid" });
  const wave = await findBallotWave(deps, request.wave);
  if (wave === null) return refuse({ reason: "token-not-accepted" });
  if (request.receivedBytes !== wave.requestBytes) return refuse({ reason: "request-length" });
  const position = wave.positionByGroup.get(group);
  if (position === undefined) return refuse({ reason: "token-not-accepted" });
  if (!isTakingBallots(deps, wave)) return refuse({ reason: "token-not-accepted" });

  const token = evaluateNonce(wave.keyOf(group), nonce);
  if (!isBallotMac(token, ballotText, mac)) return refuse({ reason: "token-not-accepted" });
  const ballot = readBallot(wave.definition, ballotText);
  if (!ballot.ok) return ballot;

  const expiration = boxExpiration(deps.clock, wave.expiresAtMs);
  await replaceComments(deps, wave, group, token, ballot.value, expiration);
  const nullifier = nullifierOf(token);
  await putBallot(deps.box, wave.sealKey, {
    wave: wave.id,
    nullifierHex: bytesToHex(nullifier),
    packed: packBallot(wave.definition, position, ballot.value),
    iv: deps.random(SEAL_RANDOM_BYTES),
    expiration,
  });
  return ok({ receipt: receiptOf(nullifier) });
}

// A comment that an earlier ballot of this token had and this one has not must not stay behind.
async function replaceComments(
  deps: Deps,
  wave: BallotWave,
  group: string,
  token: Uint8Array,
  ballot: Ballot,
  expiration: number,
): Promise<void> {
  const textItems = wave.definition.items.filter((item) => item.kind === "text");
  await Promise.all(
    textItems.map(({ id }) => {
      const keyHex = bytesToHex(commentKeyOf(token, id));
      const text = Object.hasOwn(ballot.comments, id) ? ballot.comments[id] : undefined;
      if (text === undefined) return deleteComment(deps.box, wave.id, keyHex);
      const iv = deps.random(SEAL_RANDOM_BYTES);
      const comment = { group, item: id, text };
      return putComment(deps.box, wave.sealKey, comment, { wave: wave.id, keyHex, iv, expiration });
    }),
  );
}
