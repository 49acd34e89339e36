import type { AuditText } from "../../schema/text/audit.ts";
import { listOf } from "../../schema/wire/common.ts";
import { HrRecord } from "../../schema/wire/records.ts";
import { Scorecard } from "../../schema/wire/scorecard.ts";
import { Session } from "../../schema/wire/session.ts";
import { Indicator } from "../../schema/wire/trend.ts";
import { Unit } from "../../schema/wire/units.ts";
import type { Answer } from "../../web/capture/captureFile.ts";
import { type RecordLeak, recordLeaks } from "../../worker/auditor/recordLeaks.ts";
import { CommandError } from "../lib/commandError.ts";
import { parseAnswer } from "./readCapture.ts";

/** What an audit of HR's counts found. */
export interface RecordAudit {
  readonly leaks: readonly RecordLeak[];
  /** Scorecards of managers that were looked at; with none there is nothing to find. */
  readonly scorecardCount: number;
  readonly titles: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
}

/**
 * Audits HR's counts on the scorecards of all managers together; HR, owner and observers see the
 * counts themselves, so theirs hide nothing. Replies stand in the order in which they were read: who
 * is calling comes before the scorecards.
 * @throws CommandError where managers see figures, and nobody has read the counts behind them.
 */
export function auditRecords(answers: readonly Answer[]): RecordAudit {
  let isManager = false;
  const scorecards = [];
  const records = [];
  const units = new Map<string, Unit>();
  const titles = new Map<string, { zh: string; en: string }>();
  for (const answer of answers) {
    const route = answer.path.split("?")[0];
    if (route === "/session") isManager = parseAnswer(answer, Session).role === "manager";
    if (route === "/records") records.push(...parseAnswer(answer, listOf(HrRecord)).items);
    if (route === "/scorecard" && isManager) scorecards.push(parseAnswer(answer, Scorecard));
    if (route === "/units") {
      for (const unit of parseAnswer(answer, listOf(Unit)).items) units.set(unit.id, unit);
    }
    if (route === "/indicators") {
      for (const { id, title } of parseAnswer(answer, listOf(Indicator)).items)
        titles.set(id, title);
    }
  }
  const isShown = scorecards.some(({ measures }) =>
    measures.some(({ rows }) => rows.some((row) => row.source === "record" && row.value !== null)),
  );
  if (!isShown) return { leaks: [], scorecardCount: 0, titles };
  if (records.length === 0) {
    throw new CommandError(
      "Managers see HR's counts, but nobody read how many people are behind them. Audit with the key of an observer, HR or the owner too.",
    );
  }
  const once = new Map(records.map((row) => [`${row.record} ${row.unit} ${row.period}`, row]));
  const leaks = recordLeaks([...units.values()], [...once.values()], scorecards);
  return { leaks, scorecardCount: scorecards.length, titles };
}

/** A leak in a plain sentence. */
export function recordSentence(
  { figure, people, cells }: RecordLeak,
  { records }: AuditText,
  titleOf: (figure: string) => string,
  nameOf: (unit: string) => string,
): string {
  if (cells.length === 0) return records.undecided(titleOf(figure));
  const places = cells.map(({ unit, period }) => records.cell(nameOf(unit), period));
  return records.few(titleOf(figure), people, places.join(records.cellSeparator));
}
