import { addDays } from "../waves/calendar.ts";
import { addMonths } from "./months.ts";

/** The time that a target gives; both days, `YYYY-MM-DD`, belong to it. */
export interface TargetWindow {
  readonly startOn: string;
  readonly dueOn: string;
}

/** When a target is due. */
export interface DueRule {
  /** Programme month at whose end it is due for the first time, 1 or more. */
  readonly dueMonth: number;
  /** A revision's own day; null: none. */
  readonly dueOn: string | null;
  /** It is due again every so many months (annual plans, half-yearly levels); null: once. */
  readonly recursEveryMonths: number | null;
}

/**
 * The window of a target that a day falls into. A target that is due once has one window, from the
 * programme's first day; one that recurs has one after the other.
 * @param programmeStart first day of programme month 1.
 * @throws RangeError when a text is no date.
 */
export function targetWindow(programmeStart: string, rule: DueRule, day: string): TargetWindow {
  const { dueMonth, dueOn, recursEveryMonths } = rule;
  // The first day after the window: months are added to it, so that no month's length drifts.
  const firstEnd = dueOn === null ? addMonths(programmeStart, dueMonth) : addDays(dueOn, 1);
  if (recursEveryMonths === null || day < firstEnd) {
    return { startOn: programmeStart, dueOn: addDays(firstEnd, -1) };
  }
  let rounds = 1;
  while (addMonths(firstEnd, rounds * recursEveryMonths) <= day) rounds += 1;
  return {
    startOn: addMonths(firstEnd, (rounds - 1) * recursEveryMonths),
    dueOn: addDays(addMonths(firstEnd, rounds * recursEveryMonths), -1),
  };
}
