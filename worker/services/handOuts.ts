import { ok, type Result, refuse } from "../domain/result.ts";
import type { StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import { type HandOutRow, listHandOuts, saveHandOuts } from "../store/handOut.ts";
import { findWave, listWaveGroups, type WaveGroupRow, type WaveRow } from "../store/wave.ts";
import { stepWaveOnce } from "../store/waveStep.ts";
import { auditEntry } from "./auditEntry.ts";

/** Codes of a period wave: how many were made, and how many were handed out when. */
export interface HandOutsBody {
  readonly groups: {
    group: string;
    unitName: string;
    cut: string | null;
    pool: number;
    handedOut: number;
  }[];
  readonly items: { group: string; month: string; count: number }[];
}

/** A place in what was entered, and what is wrong there. */
export interface HandOutFault {
  readonly pointer: string;
  readonly code: "unknown-group" | "month-outside-wave" | "more-than-pool" | "entered-twice";
  readonly detail: string;
}

type NoPool = { readonly reason: "unknown-wave" | "wave-without-pool" } | StepOutOfOrder;

/** Whether the codes of a wave are handed out one by one over a period. */
export const isPeriodWave = ({ population }: Pick<WaveRow, "population">): boolean =>
  "codes" in JSON.parse(population);

/** What was entered so far, of a launched period wave. */
export async function readHandOuts(
  deps: Deps,
  waveId: string,
): Promise<Result<HandOutsBody, NoPool>> {
  const wave = await findPeriodWave(deps, waveId);
  if (!wave.ok) return wave;
  const [groups, rows] = await Promise.all([
    listWaveGroups(deps.db, waveId),
    listHandOuts(deps.db, waveId),
  ]);
  return ok(toBody(groups, rows));
}

/**
 * Enters how many codes were handed out in which month; an entry takes the place of the earlier one
 * of its group and month. Possible while the wave is open, when nothing of it is shown: whoever
 * could enter after its close, and see what then appears, would learn how many codes were used. The
 * log keeps months and sums, neither code nor person.
 */
export async function enterHandOuts(
  deps: Deps,
  actor: Actor,
  waveId: string,
  items: readonly { group: string; month: string; count: number }[],
): Promise<
  Result<HandOutsBody, NoPool | { reason: "hand-outs-not-valid"; faults: HandOutFault[] }>
> {
  const found = await findPeriodWave(deps, waveId);
  if (!found.ok) return found;
  const wave = found.value;
  if (wave.state !== "open") return refuse({ reason: "step-out-of-order", state: wave.state });
  const refusal = async () => {
    const [groups, before] = await Promise.all([
      listWaveGroups(deps.db, waveId),
      listHandOuts(deps.db, waveId),
    ]);
    const faults = findFaults(wave, groups, before, items);
    return faults.length > 0 ? refuse({ reason: "hand-outs-not-valid" as const, faults }) : null;
  };
  const refused = await refusal();
  if (refused !== null) return refused;
  const rows = items.map(({ group, month, count }) => ({ groupId: group, month, count }));
  const byMonth = Object.fromEntries(
    [...Map.groupBy(items, ({ month }) => month)].map(([month, ofMonth]) => [
      month,
      ofMonth.reduce((sum, { count }) => sum + count, 0),
    ]),
  );
  const step = {
    ...{ id: waveId, from: { state: wave.state }, to: { state: wave.state } },
    entry: auditEntry(deps, actor, "wave.codes-handed-out", waveId, { byMonth }),
  };
  try {
    const stepped = await stepWaveOnce(deps.db, step, (guard) => [
      saveHandOuts(deps.db, waveId, rows, guard),
    ]);
    return stepped.ok ? readHandOuts(deps, waveId) : stepped;
  } catch (error) {
    // Another entry of the same moment was first: the two together may be more than the pool holds.
    const overtaken = await refusal();
    if (overtaken === null) throw error;
    return overtaken;
  }
}

async function findPeriodWave(deps: Deps, waveId: string): Promise<Result<WaveRow, NoPool>> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  if (!isPeriodWave(wave)) return refuse({ reason: "wave-without-pool" });
  return wave.state === "draft"
    ? refuse({ reason: "step-out-of-order", state: wave.state })
    : ok(wave);
}

function findFaults(
  wave: WaveRow,
  groups: readonly WaveGroupRow[],
  before: readonly HandOutRow[],
  items: readonly { group: string; month: string; count: number }[],
): HandOutFault[] {
  const poolById = new Map(groups.map(({ id, invited }) => [id, invited]));
  const [firstMonth, lastMonth] = [wave.opensOn.slice(0, 7), wave.closesOn.slice(0, 7)];
  const countByEntry = new Map(
    before.map(({ groupId, month, count }) => [keyOf(groupId, month), count]),
  );
  for (const { group, month, count } of items) countByEntry.set(keyOf(group, month), count);
  const sumOf = (group: string) =>
    [...countByEntry].reduce(
      (sum, [key, count]) => (key.startsWith(`${group} `) ? sum + count : sum),
      0,
    );
  const seen = new Set<string>();
  return items.flatMap(({ group, month }, i): HandOutFault[] => {
    const pool = poolById.get(group);
    const key = keyOf(group, month);
    if (seen.has(key))
      return [fault(i, "month", "entered-twice", "This group and month stand above.")];
    seen.add(key);
    if (pool === undefined) {
      return [fault(i, "group", "unknown-group", "The manifest has no such ballot group.")];
    }
    if (month < firstMonth || month > lastMonth) {
      const detail = `The wave runs from ${firstMonth} to ${lastMonth}.`;
      return [fault(i, "month", "month-outside-wave", detail)];
    }
    const sum = sumOf(group);
    if (sum <= pool) return [];
    const detail = `That makes ${sum} handed out; the pool of this group has ${pool} codes.`;
    return [fault(i, "count", "more-than-pool", detail)];
  });
}

const keyOf = (group: string, month: string): string => `${group} ${month}`;

const fault = (
  index: number,
  field: string,
  code: HandOutFault["code"],
  detail: string,
): HandOutFault => ({ pointer: `/items/${index}/${field}`, code, detail });

function toBody(groups: readonly WaveGroupRow[], rows: readonly HandOutRow[]): HandOutsBody {
  const sums = new Map<string, number>();
  for (const { groupId, count } of rows) sums.set(groupId, (sums.get(groupId) ?? 0) + count);
  return {
    groups: groups.map(({ id, unitName, cut, invited }) => ({
      ...{ group: id, unitName, cut, pool: invited },
      handedOut: sums.get(id) ?? 0,
    })),
    items: rows.map(({ groupId, month, count }) => ({ group: groupId, month, count })),
  };
}
