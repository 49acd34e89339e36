import { addDays } from "../waves/calendar.ts";
import type { Judgement } from "./status.ts";

/** A step that has to be done in every period. All days `YYYY-MM-DD`. */
export interface ProcessPeriod {
  readonly startOn: string;
  /** Last day of the period. */
  readonly endOn: string;
  /** Days after the period's end that are still in time. */
  readonly withinDays: number;
  /** The day on which everything was done; null: not yet; "unknown": nothing here records it. */
  readonly doneOn: string | null | "unknown";
}

/**
 * Status of a process indicator (instruments §1.7, rule 5): done in its window, still open, or
 * missed. What nothing records is no data once its window has closed, never missed.
 */
export function judgeProcess(period: ProcessPeriod, today: string): Judgement {
  const lastDay = addDays(period.endOn, period.withinDays);
  const { doneOn } = period;
  if (today < period.startOn) return { status: "no_data", reason: "not_started", flags: [] };
  const isDone = doneOn !== null && doneOn !== "unknown" && doneOn <= today;
  if (isDone && doneOn <= lastDay) return { status: "achieved", reason: null, flags: [] };
  if (today <= lastDay) return { status: "on_track", reason: null, flags: [] };
  if (doneOn === "unknown") return { status: "no_data", reason: "missing", flags: [] };
  return { status: "at_risk", reason: null, flags: ["missed"] };
}
