import { monthOf, readPeriod } from "../domain/programme/period.ts";
import { findRecordKind, type RecordKind } from "../domain/programme/recordKinds.ts";
import { type RecordRow, recordTotals } from "../domain/programme/recordTotals.ts";
import { figureAsOf, type RecordFigure, recordFigures } from "../domain/programme/recordValue.ts";
import { shownRecordUnits } from "../domain/programme/shownRecordUnits.ts";
import type { Actor, Deps } from "../env.ts";
import {
  denominatorsByUnit,
  listHrRecordsSince,
  type RecordWindow,
} from "../store/recordWindow.ts";
import type { ScorecardData } from "../store/scorecardData.ts";
import { listUnits } from "../store/unit.ts";
import type { ProgrammeContext } from "./programmeContext.ts";

/** Years before the day's own that a figure which is not stale, and its window, reach into. */
const YEARS_BACK = 2;

/** The counts that are read for the figures at the context's unit. */
export const recordWindow = (
  { path, asOf }: ProgrammeContext,
  records: readonly string[],
): RecordWindow => ({
  records,
  units: path.map(({ id }) => id),
  since: Number(asOf.slice(0, 4)) - YEARS_BACK,
});

/** The figures of one record at the unit that stands for the one asked about. */
export interface RecordAtUnit {
  readonly kind: RecordKind;
  /** The unit whose figures they are. */
  readonly unit: string;
  /** Why it is another one than asked; null: it is the one. */
  readonly why: "few" | "none" | null;
  readonly figures: readonly RecordFigure[];
  readonly latest: RecordFigure;
}

/**
 * Figures of each record at the context's unit; where it has none, or a manager may not see them
 * there for too few people, at the nearest unit above that has (privacy §6.12). Records without any
 * figure are absent.
 * @param records by name
 */
export async function recordsAtUnit(
  deps: Deps,
  actor: Actor,
  context: ProgrammeContext,
  records: readonly string[],
  { records: reported, recordsElsewhere }: Pick<ScorecardData, "records" | "recordsElsewhere">,
): Promise<ReadonlyMap<string, RecordAtUnit>> {
  const { since } = recordWindow(context, records);
  const path = context.path.map(({ id }) => id);
  const byRecord = Map.groupBy(reported, ({ record }) => record);
  const hasOwn = (record: string, unit: string | undefined) =>
    byRecord.get(record)?.some(({ unitId }) => unitId === unit) ?? false;
  const totals = totalsOf(deps, since, (record) =>
    // What nobody else has reported cannot be added up from others.
    (hasOwn(record, path[0]) ? [record] : records.filter((one) => !hasOwn(one, path[0]))).filter(
      (one) => recordsElsewhere.includes(one),
    ),
  );
  const found = new Map<string, RecordAtUnit>();
  for (const record of records) {
    const kind = findRecordKind(record);
    if (kind === undefined) continue;
    const rowsAt = async (unit: string): Promise<readonly RecordRow[]> =>
      hasOwn(record, unit)
        ? (byRecord.get(record)?.filter(({ unitId }) => unitId === unit) ?? [])
        : ((await totals(record)).get(unit) ?? []);
    const at = await findOnPath(deps, actor, context, kind, rowsAt);
    if (at !== null) found.set(record, at);
  }
  return found;
}

type Totals = ReadonlyMap<string, readonly RecordRow[]>;

/**
 * Rows of all units of a record, added up where a unit has none of its own: fetched only when asked
 * for, since that takes the rows of all units below.
 * @param groupOf records to fetch together with one
 */
function totalsOf(
  deps: Deps,
  since: number,
  groupOf: (record: string) => readonly string[],
): (record: string) => Promise<Totals> {
  const known = new Map<string, Totals>();
  return async (record) => {
    const group = known.has(record) ? [] : groupOf(record);
    if (group.length > 0) {
      const units = await listUnits(deps.db);
      const rows = await listHrRecordsSince(deps.db, { records: group, units: null, since });
      const byRecord = Map.groupBy(rows, (row) => row.record);
      for (const one of group) known.set(one, recordTotals(units, byRecord.get(one) ?? []));
    }
    return known.get(record) ?? new Map();
  };
}

/** The figures at the nearest unit that has some which the caller may see. */
async function findOnPath(
  deps: Deps,
  actor: Actor,
  { settings, asOf, path, unit: asked }: ProgrammeContext,
  kind: RecordKind,
  rowsAt: (unit: string) => Promise<readonly RecordRow[]>,
): Promise<RecordAtUnit | null> {
  const { programmeStart } = settings;
  const options = {
    programmeMonth: programmeStart === null ? null : monthOf(programmeStart),
    turnoverScope: settings.records.turnoverScope,
  };
  let why: RecordAtUnit["why"] = path[0]?.id === asked ? null : "none";
  for (const { id } of path) {
    const figures = recordFigures(kind, await rowsAt(id), options);
    const latest = figureAsOf(figures, asOf);
    if (latest === undefined) {
      why ??= "none";
    } else if (actor.role === "manager" && !(await isShownTo(deps, kind, latest, id))) {
      why = "few";
    } else {
      return { kind, unit: id, why: id === asked ? null : why, figures, latest };
    }
  }
  return null;
}

/** Whether a manager may see the figure of a unit. */
async function isShownTo(
  deps: Deps,
  { record, reading }: RecordKind,
  figure: RecordFigure,
  unit: string,
): Promise<boolean> {
  const units = await listUnits(deps.db);
  const reported = await denominatorsByUnit(deps.db, record, periodsOf(reading, figure));
  const people = new Map(
    [...reported].map(([id, { sum, mean }]) => [id, reading === "rollingHeadcount" ? mean : sum]),
  );
  return shownRecordUnits(units, people).has(unit);
}

/** The periods that a figure is made of, as they are written: all of a rolling window. */
function periodsOf(
  reading: RecordKind["reading"],
  { from, to, period }: RecordFigure,
): readonly string[] {
  if (reading === "soFar" || reading === "atEnd") return [period];
  const kind = readPeriod(period)?.kind;
  const first = monthOf(from);
  const months = Array.from({ length: monthOf(to) - first + 1 }, (_, index) => first + index);
  if (kind === "month")
    return months.map((month) => `${yearOf(month)}-${twoDigits((month % 12) + 1)}`);
  if (kind === "quarter") {
    return [
      ...new Set(months.map((month) => `${yearOf(month)}-Q${Math.floor((month % 12) / 3) + 1}`)),
    ];
  }
  return [period];
}

const yearOf = (month: number): number => Math.floor(month / 12);

const twoDigits = (number: number): string => String(number).padStart(2, "0");
