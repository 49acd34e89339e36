import type { Deps } from "../env.ts";
import { forgetAskedPeople as forget } from "../store/askedPerson.ts";
import { comparedSinceMs } from "./comparePopulation.ts";

/** Forgets whom a wave asked as soon as no launch is compared with it any more. */
export async function forgetAskedPeople(deps: Deps): Promise<void> {
  await forget(deps.db, await comparedSinceMs(deps));
}
