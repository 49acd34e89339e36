import { dateToEpochDay } from "../waves/calendar.ts";
import type { TimeGone } from "./judge.ts";
import { addMonths } from "./months.ts";
import type { TargetWindow } from "./targetWindow.ts";

/** How long after its due day a survey target waits for the wave that decides it (§1.4). */
const MONTHS_TO_WAIT = 3;

/**
 * How much of its time a target has had: (today − start)/(due − start), from 0 to 1 (§1.7).
 *
 * A survey change is judged by the first full wave that closes from its due month to three months
 * later, so that seasons do not pose as change; until then its due day has not passed.
 *
 * @param window null where the first day of the programme is not set.
 * @param decidedBySurvey the closing day of the latest full wave where a survey change is judged
 *   ("none": there is no such wave yet); null for all other targets.
 */
export function timeGone(
  window: TargetWindow | null,
  today: string,
  decidedBySurvey: string | "none" | null,
): TimeGone {
  if (window === null) return { elapsed: null, isDuePassed: false };
  const start = dateToEpochDay(window.startOn);
  const due = dateToEpochDay(window.dueOn);
  const share = due > start ? (dateToEpochDay(today) - start) / (due - start) : 1;
  const elapsed = Math.min(1, Math.max(0, share)) + 0;
  const isOver = today > window.dueOn;
  const hasDecidingWave =
    decidedBySurvey === null ||
    (decidedBySurvey !== "none" && decidedBySurvey > addMonths(window.dueOn, -1));
  const hasWaited = today > addMonths(window.dueOn, MONTHS_TO_WAIT);
  return { elapsed, isDuePassed: isOver && (hasDecidingWave || hasWaited) };
}
