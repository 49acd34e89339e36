import { type Result, refuse } from "../domain/result.ts";
import { nextState } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import { deletePreviewHidden } from "../store/release.ts";
import { isReleaseSafe } from "../store/releaseCheck.ts";
import { findWave, type WaveRow } from "../store/wave.ts";
import { stepWaveOnce } from "../store/waveStep.ts";
import { auditEntry } from "./auditEntry.ts";
import { type PreviewRefusal, previewWave } from "./previewWave.ts";

/**
 * Publishes what the preview has stored, once and for good: what was seen is what is released. A
 * program that releases without having looked gets the preview computed and checked first. Which
 * cells were hidden by which rule is forgotten.
 * @returns refused where the wave is not closed, its ballots are still settling, or the independent
 * check is not through or has found something: then nothing is published. The database itself moves
 * no wave on whose check is not complete and clean.
 */
export async function releaseWave(
  deps: Deps,
  actor: Actor,
  waveId: string,
): Promise<Result<{ id: string; state: WaveRow["state"] }, PreviewRefusal>> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  const next = nextState(wave.state, "release");
  if (!next.ok) return next;
  const preview = await previewWave(deps, actor, waveId);
  if (!preview.ok) return preview;
  return stepWaveOnce(
    deps.db,
    {
      id: waveId,
      from: { state: wave.state, isPreviewed: true },
      onlyIf: isReleaseSafe(waveId),
      to: { state: next.value, releasedAtMs: deps.clock.nowMs() },
      entry: auditEntry(deps, actor, "wave.released", waveId),
    },
    (guard) => [deletePreviewHidden(deps.db, waveId, guard)],
  );
}
