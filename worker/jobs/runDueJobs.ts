import type { Deps } from "../env.ts";
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
 * alone, and one that fails keeps no other from running.
 * @throws AggregateError at the end, of all faults
 */
export const runDueJobs = (deps: Deps): Promise<void> => tryEach(JOBS, (job) => job(deps));
