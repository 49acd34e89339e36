import type { Deps } from "../env.ts";
import { destroyDueWaves } from "../services/destroyDueWaves.ts";

/** Ends the hold of released waves and the storage of expired ones. */
export const destroyDue = (deps: Deps): Promise<void> => destroyDueWaves(deps);
