import { ok, type Result, refuse } from "../result.ts";
import { requireCount } from "./require.ts";

/**
 * Share of the invited who answered at least one question.
 * @param responses ballots with at least one valid answer.
 * @param invited people (or codes handed out) on the wave's reference date.
 * @returns 0 to 1, not rounded, and above 1 where one link was used by more people than it was
 * meant for; refused where nobody was invited.
 * @throws RangeError for numbers that are no counts.
 */
export function responseRate(
  responses: number,
  invited: number,
): Result<number, { readonly reason: "nobody-invited" }> {
  requireCount(responses, "responses");
  requireCount(invited, "invited");
  return invited > 0 ? ok(responses / invited) : refuse({ reason: "nobody-invited" });
}
