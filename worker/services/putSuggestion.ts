import { ok, type Result, refuse } from "../domain/result.ts";
import {
  FOLLOW_UP_BYTES,
  hashFollowUpCode,
  makeFollowUpCode,
} from "../domain/tokens/followUpCode.ts";
import { readInvitationCode } from "../domain/tokens/invitationCode.ts";
import type { Deps } from "../env.ts";
import {
  findSuggestionByCode,
  insertSuggestionOnce,
  type SuggestionRow,
} from "../store/suggestionBox.ts";
import { checkProof, type SentProof } from "./proofOfWork.ts";
import { today } from "./today.ts";

/** A suggestion as it comes in; checked for shape by the route. */
export interface SentSuggestion {
  readonly category: SuggestionRow["category"];
  readonly text: string;
  readonly submitter?: { readonly name: string; readonly contact?: string | undefined } | undefined;
  readonly code?: string | undefined;
  readonly proofOfWork: SentProof;
}

/** Why a suggestion is not taken. Forged, late, unsolved and spent proofs are one reason. */
export interface SuggestionNotTaken {
  readonly reason: "proof-not-accepted" | "code-not-accepted";
}

/**
 * Puts a suggestion into the box for one proof of work. The same words of the same sender under the
 * same code again are the same suggestion: a repeat after a lost answer is answered as the first
 * time.
 *
 * @returns the code to follow it by, of which only the hash is kept
 */
export async function putSuggestion(
  deps: Deps,
  sent: SentSuggestion,
): Promise<Result<{ code: string }, SuggestionNotTaken>> {
  const code = codeOf(deps, sent.code);
  if (!code.ok) return refuse({ reason: "code-not-accepted" });
  const { category, text } = sent;
  const submitterName = sent.submitter?.name ?? null;
  const submitterContact = sent.submitter?.contact || null;
  const proof = await checkProof(deps, sent.proofOfWork);
  if (proof === null) return refuse({ reason: "proof-not-accepted" });
  const codeHash = hashFollowUpCode(code.value);
  const isPut = await insertSuggestionOnce(
    deps.db,
    {
      id: crypto.randomUUID(),
      codeHash,
      receivedOn: await today(deps),
      category,
      text,
      submitterName,
      submitterContact,
    },
    proof,
  );
  if (isPut) return ok({ code: code.value });
  const known = await findSuggestionByCode(deps.db, codeHash);
  if (known === undefined) return refuse({ reason: "proof-not-accepted" });
  // Under another name, or without one, it is not what has arrived: its sender must be told so.
  const isSame =
    known.text === text &&
    known.category === category &&
    known.submitterName === submitterName &&
    known.submitterContact === submitterContact;
  return isSame ? ok({ code: code.value }) : refuse({ reason: "code-not-accepted" });
}

const codeOf = (deps: Deps, sent: string | undefined) =>
  sent === undefined
    ? ok(makeFollowUpCode(deps.random(FOLLOW_UP_BYTES)))
    : readInvitationCode(sent);
