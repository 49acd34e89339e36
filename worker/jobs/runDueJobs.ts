import type { Deps } from "../env.ts";
import { freshBudget } from "../operationBudget.ts";
import { closeDueWaves, openDueWaves } from "../services/stepWave.ts";
import { tryEach } from "../services/tryEach.ts";
import { countParticipation } from "./countParticipation.ts";
import { destroyDue } from "./destroyDue.ts";
import { forgetAskedPeople } from "./forgetAskedPeople.ts";
import { forgetSuggestions } from "./forgetSuggestions.ts";
import { rewrapEarlierSeeds } from "./rewrapSeeds.ts";

/** In the order in which a date makes them due; what an owner brings about comes last. */
const JOBS = [
  openDueWaves,
  countParticipation,
  closeDueWaves,
  destroyDue,
  forgetSuggestions,
  forgetAskedPeople,
  rewrapEarlierSeeds,
];

/**
 * Everything that a date brings about: opening, counting yesterday's participation, closing,
 * destroying after the hold. Each job may run any number of times; what is done already is left
 * alone, and one that fails keeps no other from running. All of them together stay within what one
 * call may do with KV and D1; the rest waits for the next minute.
 * @param budget of this call (changed)
 * @returns whether anything waits
 * @throws AggregateError at the end, of all faults
 */
export async function runDueJobs(deps: Deps, budget = freshBudget()): Promise<boolean> {
  await tryEach(JOBS, (job) => job(deps, budget));
  return budget.isWorkLeft;
}
