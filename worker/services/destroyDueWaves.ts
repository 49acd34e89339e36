import type { Deps } from "../env.ts";
import { listWavesInState } from "../store/wave.ts";
import { SYSTEM } from "./audit.ts";
import { destroyWave } from "./destroyWave.ts";
import { holdEndMs } from "./holdEnd.ts";

/**
 * Destroys what is due: a released wave after the hold that its manifest promises, any other at the
 * end of its storage. A destruction that broke off is taken up again here.
 */
export async function destroyDueWaves(deps: Deps): Promise<void> {
  const nowMs = deps.clock.nowMs();
  for (const wave of await listWavesInState(deps.db, ["released"])) {
    if (nowMs >= (await holdEndMs(deps, wave))) await destroyWave(deps, SYSTEM, wave.id);
  }
  for (const wave of await listWavesInState(deps.db, ["closed", "stopped"])) {
    if (!(nowMs >= (wave.expiresAtMs ?? Number.POSITIVE_INFINITY))) continue;
    await destroyWave(deps, SYSTEM, wave.id, wave.state === "closed" ? "expire" : "destroy");
  }
}
