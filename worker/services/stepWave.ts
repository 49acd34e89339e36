import { type Result, refuse } from "../domain/result.ts";
import { nextState, type StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import { freshBudget, takeOperations } from "../operationBudget.ts";
import { findWave, listWavesToClose, listWavesToOpen, type WaveRow } from "../store/wave.ts";
import { stepWaveOnce } from "../store/waveStep.ts";
import { SYSTEM } from "./audit.ts";
import { auditEntry } from "./auditEntry.ts";
import { forgetBallotWave } from "./ballotWave.ts";
import { tryEach } from "./tryEach.ts";

type Stepped = Result<{ id: string; state: WaveRow["state"] }, StepOutOfOrder>;

/** What one step takes: its batch, and a look at where the wave stands. */
const OPERATIONS_PER_STEP = 4;

/**
 * Opens every scheduled wave whose day has come.
 * @param budget of this call (changed): what goes beyond it waits for the next minute
 * @throws AggregateError after all of them were tried, of those that failed
 */
export async function openDueWaves(deps: Deps, budget = freshBudget()): Promise<void> {
  const waves = await listWavesToOpen(deps.db, deps.clock.nowMs());
  await tryEach(waves, async ({ id }) => {
    if (!takeOperations(budget, OPERATIONS_PER_STEP)) return;
    await stepWave(deps, SYSTEM, id, "open", { state: "scheduled" }, {});
  });
}

/**
 * Closes every open wave whose last day is over, unless it is extended at this very moment.
 * @param budget of this call (changed): what goes beyond it waits for the next minute
 * @throws AggregateError after all of them were tried, of those that failed
 */
export async function closeDueWaves(deps: Deps, budget = freshBudget()): Promise<void> {
  const waves = await listWavesToClose(deps.db, deps.clock.nowMs());
  await tryEach(waves, async ({ id, closesAtMs }) => {
    if (!takeOperations(budget, OPERATIONS_PER_STEP)) return;
    await close(deps, SYSTEM, id, { closesAtMs });
  });
}

/**
 * Closes an open wave: no token is issued from now on, and ballots on their way are taken for the
 * grace only. `closedAtMs` is when it really stopped taking ballots but for the grace.
 */
export async function closeWave(
  deps: Deps,
  actor: Actor,
  waveId: string,
): Promise<
  Result<{ id: string; state: WaveRow["state"] }, { reason: "unknown-wave" } | StepOutOfOrder>
> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  return close(deps, actor, waveId, {});
}

const close = (deps: Deps, actor: Actor, waveId: string, still: Partial<WaveRow>) =>
  stepWave(
    deps,
    actor,
    waveId,
    "close",
    { ...still, state: "open" },
    { closedAtMs: deps.clock.nowMs() },
  );

async function stepWave(
  deps: Deps,
  actor: Actor,
  id: string,
  step: "open" | "close",
  from: Partial<WaveRow> & Pick<WaveRow, "state">,
  change: Partial<WaveRow>,
): Promise<Stepped> {
  const next = nextState(from.state, step);
  if (!next.ok) return next;
  const entry = auditEntry(deps, actor, step === "open" ? "wave.opened" : "wave.closed", id);
  const to = { ...change, state: next.value };
  const stepped = await stepWaveOnce(deps.db, { id, from, to, entry });
  forgetBallotWave(deps, id);
  return stepped;
}
