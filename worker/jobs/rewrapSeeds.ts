import type { Deps } from "../env.ts";
import { rewrapSeeds } from "../services/rewrapSeeds.ts";

/** After a rotation of SEAL_KEY: the seeds of waves in flight, under the present key. */
export const rewrapEarlierSeeds = (deps: Deps): Promise<void> => rewrapSeeds(deps);
