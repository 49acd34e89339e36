import type { ApiClient } from "./apiClient.ts";
import type { PlannedWave } from "./programme.ts";

interface Pools {
  readonly groups: readonly { readonly group: string; readonly pool: number }[];
}

/**
 * HR enters what was handed out of a period wave in the month of an answer day: by its last day
 * every code of each pool.
 */
export async function enterHandOuts(hr: ApiClient, wave: PlannedWave, on: string): Promise<void> {
  const at = wave.answerDays.findIndex((day) => day.on === on);
  const days = wave.answerDays.length;
  const { groups } = await hr.get<Pools>(`/waves/${wave.id}/hand-outs`);
  const upTo = (pool: number, day: number) => Math.floor((pool * day) / days);
  const items = groups.map(({ group, pool }) => ({
    group,
    month: on.slice(0, 7),
    count: upTo(pool, at + 1) - upTo(pool, at),
  }));
  await hr.post(`/waves/${wave.id}/hand-outs`, { items });
}
