import { type HiddenPart, redactComment } from "../domain/disclosure/redactComment.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import { findReleaseComment, replaceReleaseComment } from "../store/releaseComment.ts";
import { findWave } from "../store/wave.ts";
import { auditEntry } from "./auditEntry.ts";

/** Why a comment stays as it is. */
export type RedactRefusal =
  | { readonly reason: "unknown-wave" | "unknown-comment" | "parts-not-valid" | "only-whole" }
  | StepOutOfOrder;

/** One comment of the preview or the release, and what of it is hidden; null for all of it. */
export interface Redaction {
  readonly unit: string;
  readonly item: string;
  /** Index in the list of texts. */
  readonly position: number;
  readonly hide: readonly HiddenPart[] | null;
}

/**
 * Hides parts of a comment before the release, or a whole one before or after. Only comments that
 * would be shown exist to be redacted, pooled as they are shown. The list keeps its length: a
 * removed comment leaves a mark, so that everybody sees that there was one. Who did it is noted,
 * without a word of the text.
 * @returns the comment as it stands now
 */
export async function redactPlacedComment(
  deps: Deps,
  actor: Actor,
  waveId: string,
  { unit, item, position, hide }: Redaction,
): Promise<Result<{ text: string }, RedactRefusal>> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  const isBefore = wave.state === "closed" && wave.isPreviewed;
  const isAfter = wave.releasedAtMs !== null;
  if (!isBefore && !isAfter) return refuse({ reason: "step-out-of-order", state: wave.state });
  if (isAfter && hide !== null) return refuse({ reason: "only-whole" });
  const place = { wave: waveId, unit, item, position };
  const before = await findReleaseComment(deps.db, place);
  if (before === undefined) return refuse({ reason: "unknown-comment" });
  const after = redactComment(before, hide);
  if (!after.ok) return after;
  if (after.value === before) return ok({ text: before });
  const detail = { unit, item, part: hide === null ? "whole" : "words" };
  const isReplaced = await replaceReleaseComment(deps.db, place, {
    before,
    after: after.value,
    state: wave.state,
    entry: auditEntry(deps, actor, "wave.comment-redacted", waveId, detail),
  });
  if (isReplaced) return ok({ text: after.value });
  // Somebody else was first: the caller looks again before hiding anything.
  const now = await findWave(deps.db, waveId);
  return refuse({ reason: "step-out-of-order", state: now?.state ?? wave.state });
}
