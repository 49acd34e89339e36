import { ok, type Result } from "../domain/result.ts";
import type { Deps } from "../env.ts";
import { listReceipts } from "../store/release.ts";
import { findReleasedWave, type NotReleased } from "./releasedWave.ts";

/** The sorted receipts of all counted ballots of a released wave. */
export async function readReceipts(
  deps: Deps,
  waveId: string,
): Promise<Result<string[], NotReleased>> {
  const wave = await findReleasedWave(deps, waveId);
  return wave.ok ? ok(await listReceipts(deps.db, waveId)) : wave;
}
