import { hasDependentItems } from "../domain/disclosure/countBallots.ts";
import {
  type DayCounts,
  discloseParticipation,
  type UnitParticipation,
} from "../domain/disclosure/participation.ts";
import { isExitSurvey } from "../domain/disclosure/waveCounts.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Deps } from "../env.ts";
import { listParticipation } from "../store/participation.ts";
import { listBallotUnits } from "../store/release.ts";
import { findWave, type WaveRow } from "../store/wave.ts";
import { readAskedPeople } from "./askedPeople.ts";
import { isPeriodWave } from "./handOuts.ts";
import { lastDayTeller } from "./lastDay.ts";
import { readWaveShape, type WaveShape } from "./waveShape.ts";

/** Participation by unit, as far as it may be known. */
export interface ParticipationBody {
  readonly wave: string;
  readonly k: number;
  readonly asOf: string | null;
  readonly items: UnitParticipation[];
}

/** What the finished days of a wave tell, and the last day that was counted, told or not. */
interface ReplayedParticipation {
  readonly asOf: string | null;
  readonly countedDay: string | null;
  readonly items: readonly UnitParticipation[];
}

/**
 * Participation of a launched wave from its finished days. Once a release is computed it is told
 * only at units whose ballots that shows: both count the same people, and a unit that only one of
 * them names would tell of a few by subtraction. Where it shows no ballots at all, the company alone
 * keeps its participation.
 */
export async function readParticipation(
  deps: Deps,
  waveId: string,
): Promise<Result<ParticipationBody, { reason: "unknown-wave" } | StepOutOfOrder>> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  if (wave.state === "draft") return refuse({ reason: "step-out-of-order", state: wave.state });
  const shape = await readWaveShape(deps, wave);
  const { asOf, items } = await replayParticipation(deps, wave, shape);
  if (!wave.isPreviewed) return ok({ wave: waveId, k: wave.k, asOf, items: [...items] });
  const shown = await listBallotUnits(deps.db, waveId);
  const kept = new Set(shown.length > 0 ? shown : shape.tree.ids.slice(0, 1));
  const keptItems = items.map(
    (item): UnitParticipation => (kept.has(item.unit) ? item : { unit: item.unit, shown: false }),
  );
  return ok({ wave: waveId, k: wave.k, asOf, items: keptItems });
}

/**
 * All that the finished days of a wave allow to tell. Waves whose codes are handed out one by one
 * have none before they have closed and their last day is counted: how many were asked is final
 * then, and nothing but that day decides whether HR has entered enough, before and after the codes
 * are destroyed. Only the company has one where logic makes one item depend on another, since a
 * unit's used codes beside its answers would count the answers to the first item, and in the exit
 * survey, whose branches need more people than this counts.
 */
export async function replayParticipation(
  deps: Deps,
  wave: WaveRow,
  shape: WaveShape,
): Promise<ReplayedParticipation> {
  const rows = await listParticipation(deps.db, wave.id);
  const lastDay = (await lastDayTeller(deps))(wave);
  const lastCounted = rows.at(-1)?.day ?? null;
  const hasEnded = lastDay !== null && lastCounted !== null && lastCounted >= lastDay;
  const usedByGroup = new Map(
    rows.filter(({ day }) => day === lastCounted).map(({ groupId, used }) => [groupId, used]),
  );
  const isTooEarly = isPeriodWave(wave) && !hasEnded;
  const asked = isTooEarly ? null : await readAskedPeople(deps, wave, shape, usedByGroup);
  const days = asked === null ? [] : toDays(shape, rows);
  const asOf = asked === null ? null : lastCounted;
  const items = discloseParticipation(shape.tree, days, toNodes(shape, asked ?? []), {
    k: wave.k,
    hasEnded,
    isCompanyOnly: hasDependentItems(shape.definition) || isExitSurvey(shape.definition),
  });
  return { asOf, countedDay: lastCounted, items };
}

function toDays(
  shape: WaveShape,
  rows: readonly { groupId: string; day: string; used: number }[],
): DayCounts[] {
  const position = new Map(shape.groups.map(({ id }, index) => [id, index]));
  return [...Map.groupBy(rows, ({ day }) => day)].map(([day, ofDay]) => {
    const used = new Float64Array(shape.groups.length);
    for (const row of ofDay) used[position.get(row.groupId) ?? -1] = row.used;
    return { day, usedByNode: toNodes(shape, used) };
  });
}

function toNodes({ tree, nodeOfGroup }: WaveShape, byGroup: ArrayLike<number>): Float64Array {
  const byNode = new Float64Array(tree.ids.length);
  for (const [group, node] of nodeOfGroup.entries()) {
    byNode[node] = (byNode[node] ?? 0) + (byGroup[group] ?? 0);
  }
  return byNode;
}
