import type { Deps } from "../env.ts";
import type { OperationBudget } from "../operationBudget.ts";
import { destroyDueWaves } from "../services/destroyDueWaves.ts";

/** Ends the hold of released waves and the storage of expired ones, as far as the budget goes. */
export const destroyDue = (deps: Deps, budget: OperationBudget): Promise<void> =>
  destroyDueWaves(deps, budget);
