import type { Baseline, SeriesBreak, TargetRevision } from "../../schema/wire/judgedBy.ts";
import type { Actor, Deps } from "../env.ts";
import { type BaselineRow, listBaselines } from "../store/baseline.ts";
import { listSeriesBreaks, type SeriesBreakRow } from "../store/seriesBreak.ts";
import { listTargetRevisions, type TargetRevisionRow } from "../store/targetRevision.ts";

/**
 * Every baseline ever locked, the oldest first; the last one of an indicator stands. Figures of HR's
 * counts are left out for managers: they find in the scorecard what may be shown of them.
 */
export const readBaselines = async (deps: Deps, { role }: Actor): Promise<Baseline[]> =>
  withStanding(await listBaselines(deps.db)).map(([row, stands]) => {
    const isWithheld = role === "manager" && row.period !== null;
    const figure = isWithheld ? { value: null, numerator: null, n: null } : {};
    return toBaseline({ ...row, ...figure }, stands);
  });

/** Every revision of a target, the oldest first; the last one of an indicator stands. */
export const readTargets = async (deps: Deps): Promise<TargetRevision[]> =>
  withStanding(await listTargetRevisions(deps.db)).map(([row, stands]) => toTarget(row, stands));

/** Every break that HR has entered, by day. */
export const readBreaks = async (deps: Deps): Promise<SeriesBreak[]> =>
  (await listSeriesBreaks(deps.db)).map(toBreak);

/** A baseline as it goes over the wire. */
export const toBaseline = ({ lockedAtMs, ...row }: BaselineRow, stands: boolean): Baseline => ({
  ...row,
  stands,
  lockedAt: new Date(lockedAtMs).toISOString(),
});

/** A revision as it goes over the wire. */
export const toTarget = (
  { revisedAtMs, owner, ...row }: TargetRevisionRow,
  stands: boolean,
): TargetRevision => ({
  ...row,
  stands,
  owner: owner === null ? null : { ...owner },
  revisedAt: new Date(revisedAtMs).toISOString(),
});

/** A break as it goes over the wire. */
export const toBreak = ({ enteredAtMs, unitId, ...row }: SeriesBreakRow): SeriesBreak => ({
  ...row,
  unit: unitId,
  enteredAt: new Date(enteredAtMs).toISOString(),
});

function withStanding<R extends { readonly indicator: string }>(
  rows: readonly R[],
): [R, boolean][] {
  const newest = new Map(rows.map((row) => [row.indicator, row]));
  return rows.map((row) => [row, newest.get(row.indicator) === row]);
}
