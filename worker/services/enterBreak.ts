import { breakErrors } from "../../schema/text/en/programmeErrors.ts";
import type { NewBreak } from "../../schema/wire/judgedBy.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Actor, Deps } from "../env.ts";
import {
  deleteSeriesBreak,
  insertSeriesBreaks,
  listSeriesBreaks,
  type SeriesBreakRow,
} from "../store/seriesBreak.ts";
import { listUnits } from "../store/unit.ts";
import { audit } from "./audit.ts";

/** Why a break cannot be entered; `pointer` is the place in the request. */
export interface BreakFault {
  readonly reason: "break-not-valid";
  readonly pointer: string;
  readonly code: keyof typeof breakErrors;
  readonly detail: string;
}

/** Which lines a break of a kind ends, where HR names none (instruments.md §1.4, §3.16). */
const INDICATORS_BY_KIND = {
  "appraisal-standard": ["performance-attainment-rate", "performance-pass-rate"],
  "reason-flags": ["stress-leaver-share"],
  organisation: [],
} as const satisfies Record<NewBreak["kind"], readonly string[]>;

/** Enters a day across which lines are not compared: one row per indicator, or one of a unit. */
export async function enterBreak(
  deps: Deps,
  actor: Actor,
  { kind, on, indicator, unit, note }: NewBreak,
): Promise<Result<SeriesBreakRow[], BreakFault>> {
  const indicators: readonly string[] = INDICATORS_BY_KIND[kind];
  if (kind === "organisation") {
    if (indicator !== undefined) return fault("/indicator", "indicator-not-wanted");
    if (unit === undefined) return fault("/unit", "unit-missing");
    const units = await listUnits(deps.db);
    if (!units.some(({ id }) => id === unit)) return fault("/unit", "unknown-unit");
  } else {
    if (unit !== undefined) return fault("/unit", "unit-not-wanted");
    if (indicator !== undefined && !indicators.includes(indicator)) {
      return fault("/indicator", "indicator-of-other-kind");
    }
  }
  const entered = {
    ...{ kind, on, note, enteredBy: actor.name },
    enteredAtMs: deps.clock.nowMs(),
  };
  const places =
    unit !== undefined
      ? [{ indicator: null, unitId: unit }]
      : (indicator === undefined ? indicators : [indicator]).map((id) => ({
          indicator: id,
          unitId: null,
        }));
  const rows = places.map((place) => ({ id: crypto.randomUUID(), ...entered, ...place }));
  await deps.db.batch([
    insertSeriesBreaks(deps.db, rows),
    audit(deps, actor, "break.entered", kind, {
      on,
      ...(unit === undefined ? { indicators: rows.map((row) => row.indicator) } : { unit }),
    }),
  ]);
  return ok(rows);
}

/** Takes back a break entered by mistake; false where there is none. The log keeps both steps. */
export async function removeBreak(deps: Deps, actor: Actor, id: string): Promise<boolean> {
  const row = (await listSeriesBreaks(deps.db)).find((each) => each.id === id);
  if (row === undefined) return false;
  const { kind, on, indicator, unitId } = row;
  await deps.db.batch([
    deleteSeriesBreak(deps.db, id),
    audit(deps, actor, "break.removed", kind, { on, indicator, unit: unitId }),
  ]);
  return true;
}

const fault = (pointer: string, code: BreakFault["code"]) =>
  refuse({ reason: "break-not-valid" as const, pointer, code, detail: breakErrors[code] });
