import type { EnteredBreak, HeadcountMove } from "../domain/programme/lineSegments.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { addDays, dateAt, midnightMs } from "../domain/waves/calendar.ts";
import type { Actor, Deps } from "../env.ts";
import type { BaselineRow } from "../store/baseline.ts";
import { type ClosedWaveRow, type PathUnit, readProgrammeState } from "../store/programmeState.ts";
import type { SeriesBreakRow } from "../store/seriesBreak.ts";
import { offsetMinutesAt, type Settings } from "../store/setting.ts";
import type { TargetRevisionRow } from "../store/targetRevision.ts";
import type { ReleasedWaveRow } from "../store/trend.ts";
import { lastDay } from "./lastDay.ts";

/** What every figure of the programme at a unit on a day is read with. */
export interface ProgrammeContext {
  readonly settings: Settings;
  /** The day that is told of, `YYYY-MM-DD` in the company's zone. */
  readonly asOf: string;
  readonly dayOf: (epochMs: number) => string;
  /** The company; both texts empty before a roster is imported. */
  readonly company: PathUnit;
  /** Id of the unit asked about. */
  readonly asked: string;
  /** The same, or "" where the caller may not see it: then nothing is found, as if it did not exist. */
  readonly unit: string;
  /** The unit and all above it, the company last; the company alone for what is not found. */
  readonly path: readonly PathUnit[];
  /** The one that stands, by indicator. */
  readonly baselines: ReadonlyMap<string, BaselineRow>;
  /** All, the oldest first, by indicator. */
  readonly revisions: ReadonlyMap<string, readonly TargetRevisionRow[]>;
  readonly seriesBreaks: readonly SeriesBreakRow[];
  readonly moves: readonly HeadcountMove[];
  /**
   * Waves of the wanted surveys released by the end of the day, the earliest to close first; each
   * with the day on which it closed, which may be before the planned one.
   */
  readonly waves: readonly ReleasedWaveRow[];
}

/**
 * Loads it. A unit that is not the caller's is treated as one that does not exist.
 * @param unit the company where absent
 * @param surveys whose released waves are needed; null for all
 * @param asOf today where absent; refused when it lies in the future
 */
export async function loadProgramme(
  deps: Deps,
  actor: Actor,
  unit: string | undefined,
  surveys: readonly string[] | null,
  asOf?: string,
): Promise<Result<ProgrammeContext, { readonly reason: "day-in-future" }>> {
  const state = await readProgrammeState(deps.db, unit ?? null, surveys);
  const { settings, seriesBreaks } = state;
  const offset = offsetMinutesAt(settings.timeZone);
  const dayOf = (epochMs: number) => dateAt(epochMs, offset);
  const today = dayOf(deps.clock.nowMs());
  const day = asOf ?? today;
  if (day > today) return refuse({ reason: "day-in-future" });
  const endMs = midnightMs(addDays(day, 1), offset);
  const company = state.company ?? { id: "", name: "" };
  const asked = unit ?? company.id;
  const isSeen = isVisible(actor, state.path, company.id, asked);
  return ok({
    ...{ settings, asOf: day, dayOf, company, asked, seriesBreaks },
    unit: isSeen ? asked : "",
    path: isSeen && state.path.length > 0 ? state.path : [company],
    baselines: new Map(
      state.baselines
        .filter(({ lockedAtMs }) => lockedAtMs < endMs)
        .map((row) => [row.indicator, row] as const),
    ),
    revisions: Map.groupBy(
      state.revisions.filter(({ revisedAtMs }) => revisedAtMs < endMs),
      ({ indicator }) => indicator,
    ),
    moves: isSeen ? state.moves : [],
    waves: inOrder(
      state.waves.filter(({ releasedAtMs }) => releasedAtMs < endMs),
      dayOf,
    ),
  });
}

/** The waves by the days on which they closed; those of one day stay as they are. */
const inOrder = (
  waves: readonly ClosedWaveRow[],
  dayOf: (epochMs: number) => string,
): ReleasedWaveRow[] =>
  waves
    .map(({ closedAtMs, ...wave }) => ({
      ...wave,
      closesOn: lastDay({ closesOn: wave.closesOn, closedAtMs }, dayOf) ?? wave.closesOn,
    }))
    .toSorted((a, b) => (a.closesOn < b.closesOn ? -1 : Number(a.closesOn > b.closesOn)));

/** A manager sees the own units with all below them, and the company. */
function isVisible(
  actor: Actor,
  path: readonly PathUnit[],
  company: string,
  asked: string,
): boolean {
  if (actor.role !== "manager" || asked === company) return true;
  return path.some(({ id }) => actor.units.includes(id));
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
