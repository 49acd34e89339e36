import { ok, type Result, refuse } from "../domain/result.ts";
import { hashInvitationCode, makeInvitationCode } from "../domain/tokens/invitationCode.ts";
import type { Deps } from "../env.ts";
import { findAnyInvitation, hasInvitation } from "../store/invitationList.ts";
import type { WaveRow } from "../store/wave.ts";

/** Why the codes of a wave cannot be made again. */
export interface NoCodeKey {
  readonly reason: "codes-of-another-key" | "no-codes";
}

/**
 * The key under which the codes of a wave were made at its launch: the one that makes one of them
 * again. A key that was rotated meanwhile would make others, which nobody accepts.
 */
export async function findCodeKey(
  deps: Deps,
  { id, channel }: Pick<WaveRow, "id" | "channel">,
): Promise<Result<Uint8Array, NoCodeKey>> {
  // In an open wave they come from proofs of work.
  const invitation = channel === "open" ? undefined : await findAnyInvitation(deps.db, id);
  if (invitation === undefined) return refuse({ reason: "no-codes" });
  const { groupId, personId } = invitation;
  for (const key of [deps.secrets.codeKey, ...deps.secrets.earlierCodeKeys]) {
    // Slips have no person and are numbered from 1 in each group.
    const code = makeInvitationCode(key, id, groupId, personId ?? "1");
    if (await hasInvitation(deps.db, id, hashInvitationCode(code))) return ok(key);
  }
  return refuse({ reason: "codes-of-another-key" });
}
