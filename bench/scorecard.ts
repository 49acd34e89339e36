import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createApiClient } from "../scripts/demo/apiClient.ts";
import { startEmbedded } from "../scripts/embedded/startEmbedded.ts";
import type { Figure } from "../scripts/lib/figure.ts";
import { median } from "./tools/median.ts";
import { cpuMsOf, workerdPid } from "./tools/processUse.ts";
import { fillReleasedYears, PLACES } from "./tools/releasedYears.ts";
import { withDataDir } from "./tools/server.ts";

const RUNS = 5;
const WARM_UP = 100;
const CALLS = 200;
/** At a time, so that what a waiting server costs does not count for much. */
const CLIENTS = 8;
const FEW = 1_000;
const MANY = 1_000_000;

const READS = {
  scorecard: (unit: string) => `/scorecard?unit=${unit}`,
  trend: (unit: string) => `/trend?indicator=employee-satisfaction-m3&unit=${unit}`,
  dimension: (unit: string) => `/trend?survey=satisfaction&dimension=reward&unit=${unit}`,
} as const;
type Read = keyof typeof READS;
type Costs = Readonly<Record<Read, number>>;

/**
 * Scorecard and trends over eight years of released waves of 1,000 units: CPU of workerd, D1
 * included, per answered call of a warm server, with the company's and a region's figures in turn.
 */
export default async function measureScorecard(): Promise<Figure[]> {
  const few = await costsOf(FEW, [PLACES.company, PLACES.region]);
  const many = await costsOf(MANY, [PLACES.company, PLACES.region]);
  const figure = (read: Read, what: string): Figure => ({
    what: `${what}: workerd CPU, 8 years of waves, 1,000 units`,
    value: many.costs[read],
    unit: "ms",
    runs: RUNS,
    gate: "≤ 10",
    aim: "≤ 4",
    reference: "LimeSurvey statistics of 100,000 responses 1,860 ms",
    note: `${many.cells.toLocaleString("en")} released cells; ${CLIENTS} clients`,
  });
  return [
    figure("scorecard", "scorecard"),
    figure("trend", "trend of an indicator"),
    figure("dimension", "trend of a dimension"),
    {
      what: "scorecard at 1,000,000 responses a wave against 1,000",
      value: many.costs.scorecard / few.costs.scorecard,
      unit: "×",
      runs: RUNS,
      gate: "≤ 1.2",
      aim: "≤ 1.0",
      reference: "independent of responses",
      note: `trend ${(many.costs.trend / few.costs.trend).toFixed(2)} ×`,
    },
  ];
}

/** Median CPU milliseconds of one call of each kind. */
function costsOf(
  responses: number,
  units: readonly string[],
): Promise<{ cells: number; costs: Costs }> {
  return withDataDir(async (dataDir) => {
    const start = () => startEmbedded({ dataDir, port: 0, clock: "2026-12-20" });
    // The first start migrates and publishes the surveys; the second one is measured.
    const first = await start();
    await clientOf(first.url, dataDir).get("/surveys");
    await first.stop();
    const cells = fillReleasedYears(dataDir, responses);
    const server = await start();
    try {
      const client = clientOf(server.url, dataDir);
      const measure = async (read: Read): Promise<number> => {
        const paths = units.map(READS[read]);
        const call = async (count: number): Promise<void> => {
          for (let made = 0; made < count; made += CLIENTS) {
            const some = Array.from({ length: CLIENTS }, (_, i) => paths[i % paths.length] ?? "");
            await Promise.all(some.map((path) => client.get(path)));
          }
        };
        await call(WARM_UP);
        const runs: number[] = [];
        for (let run = 0; run < RUNS; run++) {
          const before = cpuMsOf(workerdPid());
          await call(CALLS);
          runs.push((cpuMsOf(workerdPid()) - before) / CALLS);
        }
        return median(runs);
      };
      const costs = {
        scorecard: await measure("scorecard"),
        trend: await measure("trend"),
        dimension: await measure("dimension"),
      };
      return { cells, costs };
    } finally {
      await server.stop();
    }
  });
}

const clientOf = (url: string, dataDir: string) =>
  createApiClient(url, readFileSync(join(dataDir, "owner.key"), "utf8").trim());
