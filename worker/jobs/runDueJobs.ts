import type { Deps } from "../env.ts";
import { closeDueWaves, openDueWaves } from "../services/stepWave.ts";
import { countParticipation } from "./countParticipation.ts";
import { destroyDue } from "./destroyDue.ts";

/**
 * Everything that a date brings about, in the order in which it falls due: opening, counting
 * yesterday's participation, closing, destroying after the hold. Each job may run any number of
 * times; what is done already is left alone.
 */
export async function runDueJobs(deps: Deps): Promise<void> {
  await openDueWaves(deps);
  await countParticipation(deps);
  await closeDueWaves(deps);
  await destroyDue(deps);
}
