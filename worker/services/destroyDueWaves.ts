import type { Deps } from "../env.ts";
import { listWavesInState } from "../store/wave.ts";
import { SYSTEM } from "./audit.ts";
import { destroyWave } from "./destroyWave.ts";
import { holdEndMs } from "./holdEnd.ts";
import { tryEach } from "./tryEach.ts";

/**
 * Destroys what is due: a released wave after the hold that its manifest promises, any other at the
 * end of its storage. A destruction that broke off is taken up again here.
 * @throws AggregateError after all of them were tried, of those that failed
 */
export async function destroyDueWaves(deps: Deps): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const waves = await listWavesInState(deps.db, ["released", "closed", "stopped"]);
  await tryEach(waves, async (wave) => {
    const isReleased = wave.state === "released";
    const dueAtMs = isReleased ? await holdEndMs(deps, wave) : wave.expiresAtMs;
    if (dueAtMs === null || !(nowMs >= dueAtMs)) return;
    await destroyWave(deps, SYSTEM, wave.id, wave.state === "closed" ? "expire" : "destroy");
  });
}
