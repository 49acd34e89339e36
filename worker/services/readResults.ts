import { ok, type Result, refuse } from "../domain/result.ts";
import { idsAtOrUnder } from "../domain/units/tree.ts";
import type { Actor, Deps } from "../env.ts";
import { findReleaseStatement, type ReleaseFrame } from "../store/release.ts";
import { layOutResults, type ResultsBody } from "./layOutResults.ts";
import { findReleasedWave, type NotReleased } from "./releasedWave.ts";

/**
 * Released figures of the units that the caller may see: for a manager the own subtrees, for the
 * other roles all; always the company. A unit that exists but is not the caller's is refused as
 * one that does not exist.
 * @param unit only this one, where given
 */
export async function readResults(
  deps: Deps,
  actor: Actor,
  waveId: string,
  unit: string | undefined,
): Promise<Result<ResultsBody, NotReleased | { readonly reason: "unknown-unit" }>> {
  const wave = await findReleasedWave(deps, waveId);
  if (!wave.ok) return wave;
  const statement = await findReleaseStatement(deps.db, waveId);
  if (statement === null) throw new Error("A released wave has no statement.");
  const visible = visibleUnits(statement.frame, actor);
  if (unit !== undefined && !visible.has(unit)) return refuse({ reason: "unknown-unit" });
  const body = await layOutResults(deps, wave.value, (id) =>
    unit === undefined ? visible.has(id) : id === unit,
  );
  return body === null ? refuse({ reason: "unknown-wave" }) : ok(body);
}

/** Company-level figures for everybody; comments stay with those who are signed in. */
export async function readCompanyResults(
  deps: Deps,
  waveId: string,
): Promise<Result<ResultsBody, NotReleased>> {
  const wave = await findReleasedWave(deps, waveId);
  if (!wave.ok) return wave;
  const body = await layOutResults(deps, wave.value, (id, frame) => id === frame.cellUnits[0]);
  return body === null ? refuse({ reason: "unknown-wave" }) : ok({ ...body, comments: [] });
}

function visibleUnits(frame: ReleaseFrame, actor: Actor): ReadonlySet<string> {
  const [company = ""] = frame.cellUnits;
  if (actor.role !== "manager") return new Set(frame.cellUnits);
  const own = idsAtOrUnder(frame.units, actor.units);
  return new Set([company, ...frame.cellUnits.filter((unit) => own.has(unit))]);
}
