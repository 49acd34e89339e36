import type { EnteredBreak, HeadcountMove } from "../domain/programme/lineSegments.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { idsAtOrUnder } from "../domain/units/tree.ts";
import { addDays, dateAt, midnightMs } from "../domain/waves/calendar.ts";
import type { Actor, Deps } from "../env.ts";
import { type BaselineRow, listBaselines } from "../store/baseline.ts";
import { listSeriesBreaks, type SeriesBreakRow } from "../store/seriesBreak.ts";
import { offsetMinutesAt, readSettings, type Settings } from "../store/setting.ts";
import { listTargetRevisions, type TargetRevisionRow } from "../store/targetRevision.ts";
import { listUnits, type UnitRow } from "../store/unit.ts";
import { listUnitMoves } from "../store/unitMove.ts";

/** What every figure of the programme at a unit on a day is read with. */
export interface ProgrammeContext {
  readonly settings: Settings;
  /** The day that is told of, `YYYY-MM-DD` in the company's zone. */
  readonly asOf: string;
  /** Its end, in epoch milliseconds: nothing released later is read. */
  readonly endMs: number;
  readonly dayOf: (epochMs: number) => string;
  readonly units: readonly UnitRow[];
  /** Id of the company; "" before a roster is imported. */
  readonly root: string;
  /** The unit asked about. */
  readonly asked: string;
  /** The same, or "" where the caller may not see it: then nothing is found, as if it did not exist. */
  readonly unit: string;
  /** The one that stands, by indicator. */
  readonly baselines: ReadonlyMap<string, BaselineRow>;
  /** All, the oldest first, by indicator. */
  readonly revisions: ReadonlyMap<string, readonly TargetRevisionRow[]>;
  readonly seriesBreaks: readonly SeriesBreakRow[];
  readonly moves: readonly HeadcountMove[];
}

/**
 * Loads it. A unit that is not the caller's is treated as one that does not exist.
 * @param unit the company where absent
 * @param asOf today where absent; refused when it lies in the future
 */
export async function loadProgramme(
  deps: Deps,
  actor: Actor,
  unit: string | undefined,
  asOf?: string,
): Promise<Result<ProgrammeContext, { readonly reason: "day-in-future" }>> {
  const [settings, units, baselines, revisions, seriesBreaks] = await Promise.all([
    readSettings(deps.db),
    listUnits(deps.db),
    listBaselines(deps.db),
    listTargetRevisions(deps.db),
    listSeriesBreaks(deps.db),
  ]);
  const offset = offsetMinutesAt(settings.timeZone);
  const dayOf = (epochMs: number) => dateAt(epochMs, offset);
  const today = dayOf(deps.clock.nowMs());
  const day = asOf ?? today;
  if (day > today) return refuse({ reason: "day-in-future" });
  const endMs = midnightMs(addDays(day, 1), offset);
  const root = units.find(({ parentId }) => parentId === null)?.id ?? "";
  const asked = unit ?? root;
  const found = isVisible(actor, units, root, asked) ? asked : "";
  const moves = found === "" || found === root ? [] : await listUnitMoves(deps.db, found);
  return ok({
    ...{ settings, asOf: day, endMs, dayOf, units, root, asked, unit: found, moves },
    baselines: new Map(
      baselines
        .filter(({ lockedAtMs }) => lockedAtMs < endMs)
        .map((row) => [row.indicator, row] as const),
    ),
    revisions: Map.groupBy(
      revisions.filter(({ revisedAtMs }) => revisedAtMs < endMs),
      ({ indicator }) => indicator,
    ),
    seriesBreaks,
  });
}

function isVisible(actor: Actor, units: readonly UnitRow[], root: string, asked: string): boolean {
  if (actor.role !== "manager" || asked === root) return true;
  return units.length > 0 && idsAtOrUnder(units, actor.units).has(asked);
}

/** Breaks that somebody entered for an indicator at every unit. */
export const indicatorBreaks = (
  { seriesBreaks }: ProgrammeContext,
  indicator: string,
): readonly EnteredBreak[] => seriesBreaks.filter((one) => one.indicator === indicator);

/** What was entered, and what imports moved, at the unit: told only where the unit is shown. */
export const unitBreaks = ({
  seriesBreaks,
  moves,
  unit,
}: ProgrammeContext): { moves: readonly HeadcountMove[]; entered: readonly EnteredBreak[] } => ({
  moves,
  entered: seriesBreaks.filter(({ unitId }) => unitId !== null && unitId === unit),
});
