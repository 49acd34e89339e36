import { ok, type Result, refuse } from "../domain/result.ts";
import { nextState, type StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import {
  changeWave,
  findWave,
  listWavesToClose,
  listWavesToOpen,
  type WaveRow,
} from "../store/wave.ts";
import { audit, SYSTEM } from "./audit.ts";
import { forgetBallotWave } from "./ballotWave.ts";

/** Opens every scheduled wave whose day has come. */
export async function openDueWaves(deps: Deps): Promise<void> {
  for (const wave of await listWavesToOpen(deps.db, deps.clock.nowMs())) {
    await stepWave(deps, SYSTEM, wave.id, "open", {});
  }
}

/** Closes every open wave whose last day is over. */
export async function closeDueWaves(deps: Deps): Promise<void> {
  for (const wave of await listWavesToClose(deps.db, deps.clock.nowMs())) {
    await closeWave(deps, SYSTEM, wave.id);
  }
}

/**
 * Closes an open wave: no token is issued from now on, and ballots on their way are taken for the
 * grace only. `closedAtMs` is when it really stopped taking codes, at the latest its closing time.
 */
export const closeWave = (deps: Deps, actor: Actor, waveId: string) =>
  stepWave(deps, actor, waveId, "close", { closedAtMs: deps.clock.nowMs() });

async function stepWave(
  deps: Deps,
  actor: Actor,
  waveId: string,
  step: "open" | "close",
  change: Partial<WaveRow>,
): Promise<
  Result<{ id: string; state: WaveRow["state"] }, { reason: "unknown-wave" } | StepOutOfOrder>
> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  const next = nextState(wave.state, step);
  if (!next.ok) return next;
  await deps.db.batch([
    changeWave(deps.db, waveId, [wave.state], { ...change, state: next.value }),
    audit(deps, actor, `wave.${step === "open" ? "opened" : "closed"}`, waveId),
  ]);
  forgetBallotWave(deps, waveId);
  return ok({ id: waveId, state: next.value });
}
