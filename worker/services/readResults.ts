import { ok, type Result } from "../domain/result.ts";
import { idsAtOrUnder } from "../domain/units/tree.ts";
import type { Actor, Deps } from "../env.ts";
import type { ReleaseFrame } from "../store/release.ts";
import { layOutResults, type ResultsBody } from "./layOutResults.ts";
import { findReleasedWave, type NotReleased } from "./releasedWave.ts";

/**
 * Released figures of the units that the caller may see: for a manager the own subtrees, for the
 * other roles all; always the company. A unit that is not the caller's, or that does not exist,
 * answers exactly as one of which nothing can be shown.
 * @param unit only this one, where given
 */
export async function readResults(
  deps: Deps,
  actor: Actor,
  waveId: string,
  unit: string | undefined,
): Promise<Result<ResultsBody, NotReleased>> {
  const wave = await findReleasedWave(deps, waveId);
  if (!wave.ok) return wave;
  const body = await layOutResults(deps, wave.value, (frame) => {
    const visible = visibleUnits(frame, actor);
    if (unit !== undefined) return [{ unit, isReadable: visible.has(unit) }];
    return frame.cellUnits.flatMap((id) =>
      visible.has(id) ? [{ unit: id, isReadable: true }] : [],
    );
  });
  if (body === null) throw new Error("A released wave has no statement.");
  return ok(body);
}

/** Company-level figures for everybody; comments stay with those who are signed in. */
export async function readCompanyResults(
  deps: Deps,
  waveId: string,
): Promise<Result<ResultsBody, NotReleased>> {
  const wave = await findReleasedWave(deps, waveId);
  if (!wave.ok) return wave;
  const body = await layOutResults(deps, wave.value, ({ cellUnits: [company = ""] }) => [
    { unit: company, isReadable: true },
  ]);
  if (body === null) throw new Error("A released wave has no statement.");
  return ok({ ...body, comments: [] });
}

function visibleUnits(frame: ReleaseFrame, actor: Actor): ReadonlySet<string> {
  const [company = ""] = frame.cellUnits;
  if (actor.role !== "manager") return new Set(frame.cellUnits);
  const own = idsAtOrUnder(frame.units, actor.units);
  return new Set([company, ...frame.cellUnits.filter((unit) => own.has(unit))]);
}
