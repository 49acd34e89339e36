import type { HiddenCell } from "../domain/disclosure/disclosedCell.ts";
import { disclose } from "../domain/disclosure/disclosedTable.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { nextState, type StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import { writeAuditCounts } from "../store/auditCounts.ts";
import { isCountedUntil } from "../store/participation.ts";
import { insertRelease, listHidden, type ReleaseFrame } from "../store/release.ts";
import { findWave, type WaveRow } from "../store/wave.ts";
import { stepWaveOnce } from "../store/waveStep.ts";
import { auditEntry } from "./auditEntry.ts";
import { isBallotCallUnderWay } from "./ballotCalls.ts";
import { forgetBallotWave } from "./ballotWave.ts";
import { checkRelease } from "./checkRelease.ts";
import { countsForAudit } from "./countsForAudit.ts";
import { type BallotsLost, type CountedWave, countWave, waveCounts } from "./countWave.ts";
import { layOutResults, type ResultsBody } from "./layOutResults.ts";
import { readComments } from "./readComments.ts";
import { replayParticipation } from "./readParticipation.ts";
import type { TooEarly } from "./tooEarly.ts";
import type { WaveShape } from "./waveShape.ts";

/** Why there is no preview (yet). */
export type PreviewRefusal =
  | { readonly reason: "unknown-wave" }
  | { readonly reason: "being-checked"; readonly done: number; readonly total: number }
  | NotSafe
  | BallotsLost
  | TooEarly
  | StepOutOfOrder;

/**
 * The independent check found ways to work out what must not be told: how many, and in which 1–5
 * items (none named: in other figures). The figures themselves would show what they give away.
 */
export interface NotSafe {
  readonly reason: "not-safe";
  readonly leaks: number;
  readonly questions: readonly string[];
}

/** What would be released. */
export type PreviewBody = ResultsBody & { hidden: HiddenCell[] };

/**
 * What would be released, computed once after the box has settled and stored exactly so; every
 * later call reads what is stored. A crash leaves nothing stored, and the next call begins anew.
 * A ballot on its way through this isolate is waited for, however short the settling is.
 * More ballots in a group than tokens issued for it stop the wave.
 *
 * What is stored is then attacked by the independent check (`checkRelease`), over several calls
 * where there is much of it. Until it is through, and where it has found something, nobody sees a
 * figure.
 */
export async function previewWave(
  deps: Deps,
  actor: Actor,
  waveId: string,
): Promise<Result<PreviewBody, PreviewRefusal>> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  const next = nextState(wave.state, "preview");
  if (!next.ok) return next;
  let counted: CountedWave | undefined;
  if (!wave.isPreviewed) {
    const settledAtMs = (wave.closedAtMs ?? 0) + deps.settleSeconds * 1000;
    const waitMs = settledAtMs - deps.clock.nowMs();
    const isBusy = isBallotCallUnderWay(deps, waveId);
    if (waitMs > 0 || isBusy) {
      const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
      return refuse({ reason: "too-early", state: wave.state, retryAfterSeconds });
    }
    // Calls from now on read anew that the wave is closed.
    forgetBallotWave(deps, waveId);
    const computed = await computePreview(deps, actor, wave);
    if (!computed.ok) return computed;
    counted = computed.value;
  }
  const checked = await checkRelease(deps, wave, counted);
  if (!checked.ok) return checked;
  const { done, total, leaks, questions } = checked.value;
  if (done < total) return refuse({ reason: "being-checked", done, total });
  if (leaks > 0) return refuse({ reason: "not-safe", leaks, questions });
  const body = await layOutResults(deps, wave, null);
  if (body === null) throw new Error("A stored preview is gone.");
  return ok({ ...body, hidden: await listHidden(deps.db, waveId) });
}

/** Counts, protects, and stores what would be released; the counts are for the check after it. */
async function computePreview(
  deps: Deps,
  actor: Actor,
  wave: WaveRow,
): Promise<Result<CountedWave, BallotsLost | StepOutOfOrder | TooEarly>> {
  const read = await countWave(deps, wave);
  if (!read.ok) return read;
  const counted = read.value;
  const { shape, box, sealKey, issued, excessGroups } = counted;
  if (excessGroups > 0) return stopWave(deps, actor, wave, excessGroups);
  const source = { box: deps.box, sealKey, wave: wave.id };
  const { comments, unreadable } = await readComments(source, shape, box.tally.ballotsByGroup);
  const told = await replayParticipation(deps, wave, shape);
  const participationUnits = new Set(told.items.flatMap((it) => (it.shown ? [it.unit] : [])));
  const { table, hidden } = disclose(
    { ...waveCounts(counted, wave), participationUnits, comments },
    deps.random,
  );
  // Before the step, as the seed is: whatever is stored there can be audited.
  await writeAuditCounts(deps.box, wave.id, countsForAudit(shape, box.tally, table));
  const totals = {
    issued,
    counted: box.receipts.length,
    unreadable: box.unreadable + unreadable,
  };
  const stored = await stepWaveOnce(
    deps.db,
    {
      id: wave.id,
      from: { state: "closed", isPreviewed: false },
      // Units that participation has told of meanwhile are not yet part of this release.
      onlyIf: isCountedUntil(wave.id, told.countedDay),
      to: { isPreviewed: true },
      entry: auditEntry(deps, actor, "wave.previewed", wave.id, totals),
    },
    (guard) =>
      insertRelease(
        deps.db,
        wave.id,
        table,
        {
          statement: {
            hiddenByRule: table.hiddenByRule,
            atBound: table.atBound,
            withoutShare: table.withoutShare,
            ...totals,
            frame: frameOf(shape),
          },
          receipts: box.receipts,
          hidden,
        },
        guard,
      ),
  );
  if (stored.ok) return ok(counted);
  if (stored.error.state !== "closed") return stored;
  // Another preview was stored meanwhile, and stands; or a day was counted, and all is done anew.
  const isStored = (await findWave(deps.db, wave.id))?.isPreviewed;
  return isStored
    ? ok(counted)
    : refuse({ reason: "too-early", state: wave.state, retryAfterSeconds: 1 });
}

/** The alarm: nothing but destruction follows. */
async function stopWave(
  deps: Deps,
  actor: Actor,
  wave: WaveRow,
  groups: number,
): Promise<Result<never, StepOutOfOrder>> {
  const detail = { reason: "more ballots than tokens issued", groups };
  const stopped = await stepWaveOnce(deps.db, {
    id: wave.id,
    from: { state: "closed" },
    to: { state: "stopped" },
    entry: auditEntry(deps, actor, "wave.stopped", wave.id, detail),
  });
  const { state } = stopped.ok ? stopped.value : stopped.error;
  return refuse({ reason: "step-out-of-order", state });
}

function frameOf({ definition, tree, cutValues }: WaveShape): ReleaseFrame {
  const idsOf = (isWanted: (kind: string) => boolean) =>
    definition.items.flatMap(({ id, kind }) => (isWanted(kind) ? [id] : []));
  return {
    units: tree.ids.map((id, node) => ({
      id,
      parentId: tree.ids[tree.parents[node] ?? -1] ?? null,
    })),
    cellUnits: tree.ids.filter((_, node) => tree.hasCell[node]),
    cutValues,
    scaleItems: idsOf((kind) => kind === "scale5"),
    companyItems: idsOf((kind) => kind !== "scale5" && kind !== "text"),
    dimensions: definition.dimensions.map(({ id }) => id),
  };
}
