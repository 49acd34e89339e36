import { processSentence } from "../../schema/text/indicatorSentence.ts";
import { judgeProcess, type ProcessPeriod } from "../domain/programme/judgeProcess.ts";
import { addMonths } from "../domain/programme/months.ts";
import { addDays } from "../domain/waves/calendar.ts";
import type { ProgrammeIndicator } from "./indicatorSource.ts";
import type { ProgrammeContext } from "./programmeContext.ts";
import {
  EMPTY_ROW,
  judgementView,
  rowHead,
  type ScorecardRow,
  targetToday,
} from "./scorecardRow.ts";

/**
 * Row of a step that has to be done in every period of the programme. Meetings and the notes of
 * evaluations are not recorded here, so a period whose window has closed has no status.
 */
export function processRow(context: ProgrammeContext, indicator: ProgrammeIndicator): ScorecardRow {
  const { source, cadenceMonths } = indicator;
  if (source.type !== "process") throw new Error("Only processes have periods.");
  const today = targetToday(context, indicator, null, null);
  const head = { ...rowHead(indicator, today), ...EMPTY_ROW };
  const start = context.settings.programmeStart;
  if (start === null) {
    const judgement = { status: "no_data", reason: "no_programme_start", flags: [] } as const;
    return {
      ...{ ...head, ...judgementView(judgement) },
      sentence: processSentence({
        judgement,
        ...{ startOn: "", endOn: "", dueOn: "", doneOn: null },
      }),
    };
  }
  const period = periodAt(start, cadenceMonths, context.asOf, source.withinDays);
  const judgement = judgeProcess(period, context.asOf);
  const { startOn, endOn } = period;
  const dueOn = addDays(endOn, period.withinDays);
  return {
    ...head,
    ...{ from: startOn, to: endOn, dueOn },
    ...judgementView(judgement),
    sentence: processSentence({ judgement, startOn, endOn, dueOn, doneOn: null }),
  };
}

/** The earliest period whose window is still open on a day; before the programme its first one. */
function periodAt(
  programmeStart: string,
  months: number,
  day: string,
  withinDays: number,
): ProcessPeriod {
  const endOf = (round: number) => addDays(addMonths(programmeStart, (round + 1) * months), -1);
  let round = 0;
  while (addDays(endOf(round), withinDays) < day) round += 1;
  return {
    startOn: addMonths(programmeStart, round * months),
    endOn: endOf(round),
    withinDays,
    doneOn: "unknown",
  };
}
