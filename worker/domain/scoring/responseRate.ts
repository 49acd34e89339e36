import { ok, type Result, refuse } from "../result.ts";

/**
 * Share of the invited who answered at least one question.
 * @param responses ballots with at least one valid answer.
 * @param invited people (or codes handed out) on the wave's reference date.
 * @returns 0 to 1, not rounded; no rate where nobody was invited.
 */
export const responseRate = (
  responses: number,
  invited: number,
): Result<number, { readonly reason: "nobody-invited" }> =>
  invited > 0 ? ok(responses / invited) : refuse({ reason: "nobody-invited" });
