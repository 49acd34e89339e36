import { addDays, epochDayToDate } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";
import { deleteSpentProofs, eraseSuggestionsBefore } from "../store/suggestionBox.ts";
import { today } from "./today.ts";

/** Days for which the words of a suggestion are kept; the pages say so. */
const KEPT_DAYS = 730;
const MS_PER_DAY = 86_400_000;

/** Erases the words of old suggestions, and spent proofs whose challenges have expired. */
export async function forgetSuggestions(deps: Deps): Promise<void> {
  await eraseSuggestionsBefore(deps.db, addDays(await today(deps), -KEPT_DAYS));
  const realToday = epochDayToDate(Math.floor(deps.clock.realNowMs() / MS_PER_DAY));
  await deleteSpentProofs(deps.db, realToday);
}
