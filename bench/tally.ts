import { readFileSync } from "node:fs";
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { build as viteBuild } from "vite";
import { compatibilityDate } from "../scripts/embedded/platform.ts";
import { repositoryRoot } from "../scripts/lib/command.ts";
import type { Figure } from "../scripts/lib/figure.ts";
import { addBallots } from "./tools/ballotStore.ts";
import { heapPeak } from "./tools/heap.ts";
import { median } from "./tools/median.ts";
import { cpuMsOf, memoryGrowth, workerdPid } from "./tools/processUse.ts";
import { withDataDir } from "./tools/server.ts";
import type { SealedRow, TallyRequest } from "./tools/tallyRequest.ts";

const RUNS = 3;
const SMALL = 10_000;
const LARGE = 100_000;
const SEALED_AT_ONCE = 10_000;
const GROUPS = 1_000;
const WORKER = "tally";
const BYTES_PER_MB = 1_000_000;
/** LONG=1 measures the memory with a million, which takes minutes to make. */
const MILLION = process.env.LONG === "1" ? 1_000_000 : null;

type Ask = <T>(request: Pick<TallyRequest, "op" | "wave" | "count">) => Promise<T>;

/**
 * The product's own `tallyWave` (list, open, count, list again) in workerd, on 1,000 groups and
 * real sealed ballots of the satisfaction survey.
 */
export default async function measureTally(): Promise<Figure[]> {
  return withDataDir(async (dataDir) => {
    const workerPath = await buildWorker(dataDir);
    const sizes = [SMALL, LARGE, ...(MILLION === null ? [] : [MILLION])];
    await fill(workerPath, dataDir, sizes);
    return withWorker(workerPath, dataDir, async (ask, inspector) => {
      const small: Counted[] = [];
      const large: Counted[] = [];
      await count(ask, SMALL);
      for (let run = 0; run < RUNS; run++) {
        small.push(await count(ask, SMALL));
        large.push(await count(ask, LARGE));
      }
      const measured = MILLION ?? LARGE;
      const heapBytes = await heapPeak(inspector, WORKER, () => count(ask, measured));
      return [...timeFigures(small, large), memoryFigure(measured, heapBytes, large)];
    });
  });
}

interface Counted {
  readonly seconds: number;
  readonly cpuMs: number;
  readonly grownBytes: number;
}

async function count(ask: Ask, ballots: number): Promise<Counted> {
  const pid = workerdPid();
  const cpuBefore = cpuMsOf(pid);
  const startedAt = performance.now();
  let seconds = 0;
  const grownBytes = await memoryGrowth(pid, async () => {
    const counted = await ask<{ ballots: number; receipts: number; unreadable: number }>({
      op: "tally",
      wave: waveOf(ballots),
      count: ballots,
    });
    seconds = (performance.now() - startedAt) / 1000;
    const isWhole = counted.ballots === ballots && counted.receipts === ballots;
    if (!isWhole || counted.unreadable !== 0) {
      throw new Error(`The tally is not whole: ${JSON.stringify(counted)}`);
    }
  });
  return { seconds, cpuMs: cpuMsOf(pid) - cpuBefore, grownBytes };
}

function timeFigures(small: readonly Counted[], large: readonly Counted[]): Figure[] {
  const secondsOf = (runs: readonly Counted[]) => median(runs.map(({ seconds }) => seconds));
  const cpuOf = (runs: readonly Counted[]) => median(runs.map(({ cpuMs }) => cpuMs));
  return [
    {
      what: "tally of 100,000 ballots",
      value: secondsOf(large),
      unit: "s",
      runs: RUNS,
      cpuMs: cpuOf(large),
      gate: "≤ 5",
      aim: "≤ 2",
      reference: "sketch 1.2–2.7 s; plain parse in Node 0.2 s",
      note: "both listings included",
    },
    {
      what: "growth of tally from 10,000 to 100,000",
      value: secondsOf(large) / secondsOf(small),
      unit: "×",
      runs: RUNS,
      gate: "≤ 12",
      aim: "≤ 10.5",
      reference: "linear",
      note: `by CPU time ${(cpuOf(large) / cpuOf(small)).toFixed(2)} ×`,
    },
  ];
}

function memoryFigure(ballots: number, heapBytes: number, large: readonly Counted[]): Figure {
  const grownMb = Math.max(...large.map(({ grownBytes }) => grownBytes)) / BYTES_PER_MB;
  return {
    what: `memory of a tally of ${ballots.toLocaleString("en")}`,
    value: heapBytes / BYTES_PER_MB,
    unit: "MB",
    runs: 1,
    ...(ballots === MILLION
      ? { gate: "≤ 100", aim: "≤ 64", reference: "Workers' limit 128 MB" }
      : {}),
    note: `the isolate's heap at its highest, garbage included; all of workerd, with the local KV, grew by ${grownMb.toFixed(0)} MB for 100,000`,
  };
}

const waveOf = (ballots: number): string => `bench-${ballots}`;

/** Leaves a wave of each size in the data folder. */
async function fill(workerPath: string, dataDir: string, sizes: readonly number[]): Promise<void> {
  const rows: SealedRow[][] = [];
  await withWorker(workerPath, dataDir, async (ask) => {
    for (const size of sizes) {
      const wave = waveOf(size);
      await ask({ op: "put", wave, count: 1 });
      for (let left = size - 1; left > 0; left -= SEALED_AT_ONCE) {
        const count = Math.min(left, SEALED_AT_ONCE);
        rows.push(await ask<SealedRow[]>({ op: "seal", wave, count }));
      }
    }
  });
  addBallots(dataDir, rows);
}

async function withWorker<T>(
  workerPath: string,
  dataDir: string,
  work: (ask: Ask, inspector: URL) => Promise<T>,
): Promise<T> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      name: WORKER,
      inspectorPort: 0,
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.NONE),
      resourcePersistencePath: join(dataDir, "store"),
      compatibilityDate,
      modules: [{ type: "ESModule", path: workerPath }],
      modulesRoot: join(dataDir, "worker"),
      kvNamespaces: { BOX: "bench" },
    }),
  );
  const versionText = readVersion();
  try {
    await miniflare.ready;
    return await work(
      async (request) => {
        const body = JSON.stringify({ ...request, groupCount: GROUPS, versionText });
        const response = await miniflare.dispatchFetch("http://bench/", { method: "POST", body });
        const text = await response.text();
        if (!response.ok) throw new Error(text.slice(0, 500));
        return JSON.parse(text);
      },
      await miniflare.getInspectorURL(),
    );
  } finally {
    await miniflare.dispose();
  }
}

/** The bench's Worker as one module, built as the product's Worker is. */
async function buildWorker(dataDir: string): Promise<string> {
  await viteBuild({
    configFile: join(repositoryRoot, "vite.worker.config.ts"),
    logLevel: "warn",
    mode: "production",
    build: {
      ssr: join(repositoryRoot, "bench", "worker", "tallyWorker.ts"),
      outDir: join(dataDir, "worker"),
    },
  });
  return join(dataDir, "worker", "index.js");
}

function readVersion(): string {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(repositoryRoot, "surveys", "satisfaction", name), "utf8"));
  const [survey, scoring] = [read("survey.json"), read("scoring.json")];
  return JSON.stringify({ slug: "satisfaction", version: "1.0.0", survey, scoring });
}
