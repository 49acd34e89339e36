import type { Deps } from "../env.ts";
import type { OperationBudget } from "../operationBudget.ts";
import { countUsedCodes } from "../services/countUsedCodes.ts";

/** Each night: the codes used by the end of yesterday. Running it again changes nothing. */
export const countParticipation = (deps: Deps, budget: OperationBudget): Promise<void> =>
  countUsedCodes(deps, budget);
