import { monthOf, readPeriod } from "../domain/programme/period.ts";
import { findRecordKind, type RecordKind } from "../domain/programme/recordKinds.ts";
import { type RecordRow, recordTotals } from "../domain/programme/recordTotals.ts";
import { figureAsOf, type RecordFigure, recordFigures } from "../domain/programme/recordValue.ts";
import { shownRecordUnits } from "../domain/programme/shownRecordUnits.ts";
import { idsAtOrUnder } from "../domain/units/tree.ts";
import type { Actor, Deps } from "../env.ts";
import type { HrRecordRow } from "../store/hrRecord.ts";
import { denominatorsByUnit, listHrRecordsOfYears } from "../store/recordWindow.ts";
import type { ProgrammeContext } from "./programmeContext.ts";

/** Years before the day that a rolling window, and the year before it, can reach into. */
const YEARS_BACK = 2;

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
 */
export async function fetchRecords(
  deps: Deps,
  actor: Actor,
  context: ProgrammeContext,
  records: readonly string[],
): Promise<ReadonlyMap<string, RecordAtUnit>> {
  const path = pathUp(context);
  const years = yearsOf(context, records);
  const own = await listHrRecordsOfYears(deps.db, records, path, years);
  // Without rows of its own a unit is the sum of those below it, which takes many more to read.
  const summed = records.filter(
    (record) => !own.some((row) => row.record === record && row.unitId === path[0]),
  );
  const below =
    summed.length === 0 || path.length === 0
      ? []
      : await listHrRecordsOfYears(deps.db, summed, unitsBelow(context, path), years);
  const found = new Map<string, RecordAtUnit>();
  for (const record of records) {
    const kind = findRecordKind(record);
    if (kind === undefined) continue;
    const rows = (summed.includes(record) ? below : own).filter((row) => row.record === record);
    const at = await findOnPath(deps, actor, context, { kind, rows, path });
    if (at !== null) found.set(record, at);
  }
  return found;
}

/** The unit and all above it; the company alone where the unit is not the caller's. */
function pathUp({ units, unit, root }: ProgrammeContext): string[] {
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const path: string[] = [];
  let at: string | null = parents.has(unit) ? unit : root;
  while (at !== null && at !== "") {
    path.push(at);
    at = parents.get(at) ?? null;
  }
  return path;
}

const unitsBelow = ({ units }: ProgrammeContext, path: readonly string[]): string[] => {
  const [unit = ""] = path;
  return [...idsAtOrUnder(units, [unit]), ...path.slice(1)];
};

/** Calendar years that the latest figures and the baselines are made of. */
function yearsOf({ asOf, baselines }: ProgrammeContext, records: readonly string[]): number[] {
  const year = Number(asOf.slice(0, 4));
  const years = new Set(Array.from({ length: YEARS_BACK + 1 }, (_, back) => year - back));
  if (records.length > 0) {
    for (const { period } of baselines.values()) {
      if (period === null) continue;
      const of = Number(period.slice(0, 4));
      for (const each of [of - 1, of]) years.add(each);
    }
  }
  return [...years];
}

async function findOnPath(
  deps: Deps,
  actor: Actor,
  context: ProgrammeContext,
  {
    kind,
    rows,
    path,
  }: {
    readonly kind: RecordKind;
    readonly rows: readonly HrRecordRow[];
    readonly path: readonly string[];
  },
): Promise<RecordAtUnit | null> {
  const { settings, asOf, units, unit: asked } = context;
  const { programmeStart } = settings;
  const options = {
    programmeMonth: programmeStart === null ? null : monthOf(programmeStart),
    turnoverScope: settings.records.turnoverScope,
  };
  const totals: ReadonlyMap<string, readonly RecordRow[]> = recordTotals(units, rows);
  let why: RecordAtUnit["why"] = path[0] === asked ? null : "none";
  for (const unit of path) {
    const figures = recordFigures(kind, totals.get(unit) ?? [], options);
    const latest = figureAsOf(figures, asOf);
    if (latest === undefined) {
      why ??= "none";
      continue;
    }
    if (actor.role === "manager" && !(await isShownTo(deps, context, kind, latest, unit))) {
      why = "few";
      continue;
    }
    return { kind, unit, why: unit === asked ? null : why, figures, latest };
  }
  return null;
}

/** Whether a manager may see the figure of a unit. */
async function isShownTo(
  deps: Deps,
  { units }: ProgrammeContext,
  { record, reading }: RecordKind,
  figure: RecordFigure,
  unit: string,
): Promise<boolean> {
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
