import { ok, type Result, refuse } from "../domain/result.ts";
import { nextState, type StepOutOfOrder, type WaveStep } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import { freshBudget, takeOperations } from "../operationBudget.ts";
import { deleteAskedPeople } from "../store/askedPerson.ts";
import { deleteAuditCounts } from "../store/auditCounts.ts";
import { emptyBox } from "../store/emptyBox.ts";
import { deleteInvitations } from "../store/invitation.ts";
import { deletePreviewHidden, deleteRelease } from "../store/release.ts";
import { findWave, type WaveRow } from "../store/wave.ts";
import { deleteSeed } from "../store/waveSeed.ts";
import { stepWaveOnce } from "../store/waveStep.ts";
import { auditEntry } from "./auditEntry.ts";
import { forgetBallotWave } from "./ballotWave.ts";
import { holdEndMs } from "./holdEnd.ts";
import { hasLostBallots } from "./lostBallots.ts";
import type { TooEarly } from "./tooEarly.ts";

/** Where a wave stands, and whether more of it is to be destroyed by the next call. */
export interface Destruction {
  readonly id: string;
  readonly state: WaveRow["state"];
  readonly continues?: true;
}

/** What a destruction does beside emptying the box, each repeat of a write reckoned. */
const OTHER_OPERATIONS = 30;

/**
 * Destroys all that could still be linked: the seed first, so that nothing can be opened from that
 * moment on, then ballots, comments, and the invitations. Each step may be repeated; only the last
 * one moves the wave on, so a crash in between is made good by the next call. What lies in the
 * database goes only together with that last one: a release that comes first keeps its figures.
 * A large box takes more operations than one call has: the answer then says that it continues, and
 * the due jobs go on with it each minute, whoever began.
 * A released wave is held as long as its manifest promises, so that a receipt can be disputed.
 * @param asked `expire` for a wave whose storage ends before its release. One whose ballots are lost
 *   has nothing more to wait for.
 * @param budget of this call (changed)
 */
export async function destroyWave(
  deps: Deps,
  actor: Actor,
  waveId: string,
  asked: Extract<WaveStep, "destroy" | "expire"> = "destroy",
  budget = freshBudget(),
): Promise<Result<Destruction, { reason: "unknown-wave" } | StepOutOfOrder | TooEarly>> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  const isLost = wave.state === "closed" && (await hasLostBallots(deps, wave));
  const step = isLost ? "expire" : asked;
  const next = nextState(wave.state, step);
  if (!next.ok) return next;
  if (wave.state === "released") {
    const waitMs = (await holdEndMs(deps, wave)) - deps.clock.nowMs();
    if (waitMs > 0) {
      const retryAfterSeconds = Math.ceil(waitMs / 1000);
      return refuse({ reason: "too-early", state: wave.state, retryAfterSeconds });
    }
  }
  const continued = { id: waveId, state: wave.state, continues: true } as const;
  if (!takeOperations(budget, OTHER_OPERATIONS)) return ok(continued);

  await deleteSeed(deps, waveId);
  forgetBallotWave(deps, waveId);
  if (!(await emptyBox(deps.box, waveId, budget))) {
    budget.isWorkLeft = true;
    return ok(continued);
  }
  // Counts of a release that never came have nothing to audit.
  if (wave.releasedAtMs === null) await deleteAuditCounts(deps.box, waveId);
  const stepped = await stepWaveOnce(
    deps.db,
    {
      id: waveId,
      from: { state: wave.state },
      to: { state: next.value },
      entry: auditEntry(deps, actor, "wave.destroyed", waveId, { cause: step }),
    },
    (guard) => [
      deleteInvitations(deps.db, waveId, guard),
      // What was computed but never released must not outlive the ballots.
      ...(wave.releasedAtMs === null
        ? [...deleteRelease(deps.db, waveId, guard), deleteAskedPeople(deps.db, waveId, guard)]
        : [deletePreviewHidden(deps.db, waveId, guard)]),
    ],
  );
  // Another call has come to the end of the same destruction: it is done.
  const isDone = !stepped.ok && stepped.error.state === next.value;
  return isDone ? ok({ id: waveId, state: next.value }) : stepped;
}
