import { findRecordKind, type RecordKind } from "../domain/programme/recordKinds.ts";
import { type RecordRow, recordTotals } from "../domain/programme/recordTotals.ts";
import { figureAsOf, type RecordFigure, recordFigures } from "../domain/programme/recordValue.ts";
import type { RecordView } from "../domain/programme/recordView.ts";
import type { Actor, Deps } from "../env.ts";
import { listHrRecordsSince, type RecordWindow } from "../store/recordWindow.ts";
import type { ScorecardData } from "../store/scorecardData.ts";
import { listUnits } from "../store/unit.ts";
import type { ProgrammeContext } from "./programmeContext.ts";
import { programmeMonth, recordViews } from "./recordViews.ts";

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
  /** Those that the caller may see. */
  readonly figures: readonly RecordFigure[];
  readonly latest: RecordFigure;
  /** Companions of the latest figure, those null that the caller may not see. */
  readonly companions: RecordFigure["companions"];
  /** The caller sees figures of whole years only. */
  readonly isYearly: boolean;
  /** Whether there is a figure of a period that the caller may not see. */
  readonly isWithheld: (period: string) => boolean;
}

/**
 * Figures of each record at the context's unit; where it has none, or a manager may not see them
 * there for too few people, at the nearest unit above that has (privacy §6.12). Records without any
 * figure are absent; null where there are some, and the caller may see none of them.
 * @param records by name
 */
export async function recordsAtUnit(
  deps: Deps,
  actor: Actor,
  context: ProgrammeContext,
  records: readonly string[],
  { records: reported, recordsElsewhere }: Pick<ScorecardData, "records" | "recordsElsewhere">,
): Promise<ReadonlyMap<string, RecordAtUnit | null>> {
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
  const viewOf = actor.role === "manager" ? recordViews(deps, context, records, since) : null;
  const found = new Map<string, RecordAtUnit | null>();
  for (const record of records) {
    const kind = findRecordKind(record);
    if (kind === undefined) continue;
    const rowsAt = async (unit: string): Promise<readonly RecordRow[]> =>
      hasOwn(record, unit)
        ? (byRecord.get(record)?.filter(({ unitId }) => unitId === unit) ?? [])
        : ((await totals(record)).get(unit) ?? []);
    const at = await findOnPath(context, kind, rowsAt, viewOf && (() => viewOf(kind)));
    if (at !== undefined) found.set(record, at);
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

/**
 * The figures at the nearest unit that has some which the caller may see; null where none of those
 * that exist may be seen.
 * @param view what the caller sees of them; null for all.
 */
async function findOnPath(
  { settings, asOf, path, unit: asked }: ProgrammeContext,
  kind: RecordKind,
  rowsAt: (unit: string) => Promise<readonly RecordRow[]>,
  readView: (() => Promise<RecordView>) | null,
): Promise<RecordAtUnit | null | undefined> {
  const options = {
    programmeMonth: programmeMonth(settings),
    turnoverScope: settings.records.turnoverScope,
  };
  let why: RecordAtUnit["why"] = path[0]?.id === asked ? null : "none";
  let isWithheld = false;
  for (const { id } of path) {
    const all = recordFigures(kind, await rowsAt(id), options);
    const view = all.length > 0 && readView !== null ? await readView() : null;
    const figures = view === null ? all : all.filter(view.isAtStep);
    const latest = figureAsOf(figures, asOf);
    isWithheld ||= figureAsOf(all, asOf) !== undefined;
    if (latest === undefined) {
      why ??= "none";
    } else if (view !== null && !view.isShown(id, latest)) {
      why = "few";
    } else {
      const shown = figures.filter((figure) => view?.isShown(id, figure) ?? true);
      return {
        ...{ kind, unit: id, why: id === asked ? null : why, figures: shown, latest },
        companions: view?.companionsOf(id, latest) ?? latest.companions,
        isYearly: view?.isYearly ?? false,
        isWithheld: (period) =>
          all.some((figure) => figure.period === period) &&
          !shown.some((figure) => figure.period === period),
      };
    }
  }
  return isWithheld ? null : undefined;
}
