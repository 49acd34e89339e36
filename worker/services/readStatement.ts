import { HIDING_RULES, type HidingRule } from "../domain/disclosure/rules.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Deps } from "../env.ts";
import { findReleaseStatement } from "../store/release.ts";
import { listReleaseChecks } from "../store/releaseCheck.ts";
import { findReleasedWave, type NotReleased } from "./releasedWave.ts";

/** How much each rule hid, and whether as many ballots were counted as tokens issued. */
export interface StatementBody {
  readonly wave: string;
  readonly k: number;
  readonly rules: { rule: HidingRule; hidden: number }[];
  readonly atBound: number;
  readonly withoutShare: number | null;
  readonly audit: "passed" | "not-audited";
  readonly issued: number;
  readonly counted: number;
  readonly unreadable: number;
}

/** The suppression statement of a released wave. */
export async function readStatement(
  deps: Deps,
  waveId: string,
): Promise<Result<StatementBody, NotReleased>> {
  const wave = await findReleasedWave(deps, waveId);
  if (!wave.ok) return wave;
  const stored = await findReleaseStatement(deps.db, waveId);
  if (stored === null) return refuse({ reason: "unknown-wave" });
  // Nothing is released that has not passed; releases of before there was a check have none.
  const checks = await listReleaseChecks(deps.db, waveId);
  const { hiddenByRule, atBound = 0, withoutShare = null, issued, counted, unreadable } = stored;
  return ok({
    wave: waveId,
    k: wave.value.k,
    rules: HIDING_RULES.map((rule) => ({ rule, hidden: hiddenByRule[rule] ?? 0 })),
    atBound,
    withoutShare,
    audit: checks.size > 0 ? ("passed" as const) : ("not-audited" as const),
    issued,
    counted,
    unreadable,
  });
}
