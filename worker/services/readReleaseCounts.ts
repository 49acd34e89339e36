import { ok, type Result, refuse } from "../domain/result.ts";
import type { Deps } from "../env.ts";
import { readAuditCounts, type StoredAuditCounts } from "../store/auditCounts.ts";
import { findReleasedWave, type NotReleased } from "./releasedWave.ts";

/** Numbers of people behind a release. */
export interface AuditCountsBody extends StoredAuditCounts {
  readonly wave: string;
  readonly k: number;
}

/**
 * What an audit of a released wave needs beside the released figures: numbers of people, one for
 * each pair of classes that the figures tell apart, not for each ballot group.
 * @returns refused as unknown where the wave was released before such numbers were kept
 */
export async function readReleaseCounts(
  deps: Deps,
  waveId: string,
): Promise<Result<AuditCountsBody, NotReleased>> {
  const wave = await findReleasedWave(deps, waveId);
  if (!wave.ok) return wave;
  const counts = await readAuditCounts(deps.box, waveId);
  if (counts === null) return refuse({ reason: "unknown-wave" });
  return ok({ wave: waveId, k: wave.value.k, ...counts });
}
