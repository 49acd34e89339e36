import type { ApiClient } from "./apiClient.ts";
import { monthBefore, quarterEndingIn } from "./hrCounts.ts";
import type { PlannedWave } from "./programme.ts";

/** What a survey's first full wave is the starting point of; targets that are levels need none. */
const CHANGES_BY_SURVEY: Readonly<Record<string, readonly string[]>> = {
  satisfaction: ["employee-satisfaction-m3", "employee-satisfaction-m7"],
  stress: ["stress-satisfaction"],
  career: ["career-satisfaction"],
};

/** Locks the starting points that HR's own counts give on the programme's first day. */
export async function lockRecordBaselines(hr: ApiClient, startsOn: string): Promise<void> {
  const before = Array.from({ length: 12 }, (_, i) => monthBefore(startsOn, i + 1));
  const quarters = before.flatMap((period) => quarterEndingIn(period) ?? []);
  const wholeYear = quarters.find((quarter) => quarter.endsWith("Q4"));
  for (const [indicator, period] of [
    ["turnover-rate", before[0]],
    ["performance-attainment-rate", wholeYear],
    ["performance-pass-rate", quarters[0]],
    ["stress-leaver-share", quarters[0]],
  ] as const) {
    await lockOnce(hr, { indicator, period });
  }
}

/** Locks what a released wave is the starting point of, where it is the first of its survey. */
export async function lockWaveBaselines(hr: ApiClient, wave: PlannedWave): Promise<void> {
  if (wave.month > 6) return;
  for (const indicator of CHANGES_BY_SURVEY[wave.survey] ?? []) {
    await lockOnce(hr, { indicator, wave: wave.id });
  }
}

/** In the tenth month one target is lowered, with its reason; the old line stays to be seen. */
export async function reviseTarget(hr: ApiClient): Promise<void> {
  const indicator = "employee-satisfaction-m3";
  if (await stands(hr, "/targets", indicator)) return;
  await hr.post("/targets", {
    indicator,
    target: 0.15,
    reason: "激励方案推迟两个月试行，与工会商定后把目标从提升 20% 调整为 15%。",
  });
}

// Locked once: after a kill the same step comes again.
async function lockOnce(
  hr: ApiClient,
  baseline: { indicator: string; wave?: string; period?: string | undefined },
): Promise<void> {
  if (!(await stands(hr, "/baselines", baseline.indicator))) await hr.post("/baselines", baseline);
}

async function stands(hr: ApiClient, path: string, indicator: string): Promise<boolean> {
  const { items } = await hr.get<{ items: { indicator: string }[] }>(path);
  return items.some((item) => item.indicator === indicator);
}
