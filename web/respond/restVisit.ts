import { restingStateOf } from "../../schema/text/respond.ts";
import { eraseLateDrafts, holdsToken } from "./lateDrafts.ts";
import type { VisitState } from "./visitState.ts";

/**
 * Whether the wave cannot be answered now; shows so, and erases drafts that nobody can send. A
 * token held in time still counts for a moment, so its holder goes on.
 * @param isTooLate whether a ballot was on its way and is not taken any more
 */
export function rest(state: VisitState, isTooLate: boolean): boolean {
  const { wave, holder, phone, browser } = state;
  const resting = restingStateOf(wave?.state ?? null);
  if (wave === null || resting === null) return false;
  if (resting !== "scheduled") {
    eraseLateDrafts(phone, wave.manifest.wave, wave.state, browser.nowMs());
    const kept = holder === null ? null : phone.load(holder);
    state.session = holdsToken(kept) ? kept : null;
    if (state.session !== null) return false;
  }
  state.show({ at: "resting", state: resting, isTooLate });
  return true;
}
