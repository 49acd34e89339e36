import type { Deps } from "../env.ts";
import { forgetAskedPeople as forget } from "../services/forgetAskedPeople.ts";

/** Ends what is kept of who was asked, 30 days after a release. */
export const forgetAskedPeople = (deps: Deps): Promise<void> => forget(deps);
