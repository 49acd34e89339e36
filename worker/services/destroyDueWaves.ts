import type { Deps } from "../env.ts";
import { freshBudget, takeOperations } from "../operationBudget.ts";
import { listWavesInState, type WaveRow } from "../store/wave.ts";
import { hasSeed } from "../store/waveSeed.ts";
import { SYSTEM } from "./audit.ts";
import { destroyWave } from "./destroyWave.ts";
import { holdEndMs } from "./holdEnd.ts";
import { tryEach } from "./tryEach.ts";

/**
 * Destroys what is due: a released wave after the hold that its manifest promises, any other at the
 * end of its storage. A destruction that broke off, or is too large for one call, is taken up again
 * here; what goes beyond the budget waits for the next minute.
 * @param budget of this call (changed)
 * @throws AggregateError after all of them were tried, of those that failed
 */
export async function destroyDueWaves(deps: Deps, budget = freshBudget()): Promise<void> {
  const waves = await listWavesInState(deps.db, ["released", "closed", "stopped"]);
  await tryEach(waves, async (wave) => {
    if (!takeOperations(budget, 1) || !(await isDue(deps, wave))) return;
    const step = wave.state === "closed" ? "expire" : "destroy";
    await destroyWave(deps, SYSTEM, wave.id, step, budget);
  });
}

async function isDue(deps: Deps, wave: WaveRow): Promise<boolean> {
  const nowMs = deps.clock.nowMs();
  if (wave.state === "released") return nowMs >= (await holdEndMs(deps, wave));
  if (wave.expiresAtMs !== null && nowMs >= wave.expiresAtMs) return true;
  // HR may destroy a stopped wave at any time: without its seed it is on its way already.
  return wave.state === "stopped" && !(await hasSeed(deps, wave.id));
}
