import type { Deps } from "../env.ts";
import { forgetSuggestions as forget } from "../services/forgetSuggestions.ts";

/** Ends what the suggestion box keeps: old words, and proofs of work of days gone by. */
export const forgetSuggestions = (deps: Deps): Promise<void> => forget(deps);
