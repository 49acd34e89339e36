import { ok, type Result, refuse } from "../domain/result.ts";
import { hasResults, type StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Deps } from "../env.ts";
import { findWave, type WaveRow } from "../store/wave.ts";

/** Why nothing released can be read of a wave. */
export type NotReleased = { readonly reason: "unknown-wave" } | StepOutOfOrder;

/** A wave that was released (and perhaps destroyed since); all others are refused. */
export async function findReleasedWave(
  deps: Deps,
  waveId: string,
): Promise<Result<WaveRow, NotReleased>> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  const isOut = hasResults(wave.state);
  // A wave whose storage ran out before its release is destroyed and has nothing to read.
  return isOut && wave.releasedAtMs !== null
    ? ok(wave)
    : refuse({ reason: "step-out-of-order", state: wave.state });
}
