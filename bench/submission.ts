import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { answerSurvey } from "../scripts/demo/answerSurvey.ts";
import { seededRandom } from "../scripts/demo/random.ts";
import type { Figure } from "../scripts/lib/figure.ts";
import type { LoopResult } from "./tools/closedLoop.ts";
import { openCompanyWave } from "./tools/company.ts";
import { median } from "./tools/median.ts";
import { cpuMsOf, machineBusyMs, workerdPid } from "./tools/processUse.ts";
import { withServer } from "./tools/server.ts";
import type { FromClients, ToClients } from "./tools/submissionClients.ts";

const CLIENTS = 16;
const RUNS = 3;
const WARM_UP = 400;
const PER_RUN = 1200;

/**
 * Whole anonymous submissions (issue, then submit) to a server in this process, by 16 clients in
 * another one. The CPU is that of workerd, which holds the Worker and the local D1 and KV.
 */
export default async function measureSubmission(): Promise<Figure[]> {
  return withServer(async ({ url, hr }) => {
    const { manifest, definition, links } = await openCompanyWave(hr, WARM_UP + RUNS * PER_RUN);
    const random = seededRandom(1);
    const clients = fork(fileURLToPath(new URL("./tools/submissionClients.ts", import.meta.url)));
    try {
      await ask(clients, {
        base: url,
        wave: manifest.wave,
        requestBytes: manifest.requestBytes,
        clients: CLIENTS,
        prepare: links.map(({ code, link }) => ({
          code,
          group: link.split(".").at(-2) ?? "",
          ballotText: answerSurvey(definition, random, random()),
        })),
      });
      await measureLoop(clients, WARM_UP);
      const runs = [];
      for (let run = 0; run < RUNS; run++) runs.push(await measureLoop(clients, PER_RUN));
      return figuresOf(runs);
    } finally {
      clients.kill();
    }
  });
}

interface Run extends LoopResult {
  readonly serverCpuMs: number;
  /** Cores that neither server nor clients used, but others on the machine. */
  readonly otherCores: number;
}

async function measureLoop(clients: ChildProcess, count: number): Promise<Run> {
  const pid = workerdPid();
  const before = { server: cpuMsOf(pid), busy: machineBusyMs() };
  const { result } = await ask<{ result: LoopResult }>(clients, { send: count });
  const serverCpuMs = cpuMsOf(pid) - before.server;
  const otherMs = machineBusyMs() - before.busy - serverCpuMs - result.clientCpuMs;
  if (result.good !== count) throw new Error(`Refused: ${JSON.stringify(result.faults)}`);
  return { ...result, serverCpuMs, otherCores: otherMs / result.seconds / 1000 };
}

async function ask<T extends FromClients>(clients: ChildProcess, message: ToClients): Promise<T> {
  clients.send(message);
  const ended = once(clients, "exit").then(() => {
    throw new Error("The clients' process ended.");
  });
  const [reply] = await Promise.race([once(clients, "message"), ended]);
  return reply as T;
}

function figuresOf(runs: readonly Run[]): Figure[] {
  const of = (pick: (run: Run) => number | null) => median(runs.map((run) => pick(run) ?? 0));
  const note = `${CLIENTS} clients, ${PER_RUN} a run; others used ${of((run) => run.otherCores).toFixed(2)} cores, the clients ${of((run) => run.clientCpuMs / run.seconds / 1000).toFixed(2)}; half of the calls' pairs within ${of((run) => run.p50Ms).toFixed(0)} ms, 95 % within ${of((run) => run.p95Ms).toFixed(0)} ms`;
  return [
    {
      what: "submission: workerd CPU",
      value: of((run) => run.serverCpuMs / run.good),
      unit: "ms",
      runs: RUNS,
      gate: "≤ 5.5",
      aim: "≤ 4.0",
      reference: "LimeSurvey form 167, API 13.7; sketch 3.9–4.5",
      note,
    },
    {
      what: "submissions per second",
      value: of((run) => run.perSecond),
      unit: "/s",
      runs: RUNS,
      gate: "≥ 150",
      aim: "≥ 250",
      reference: "LimeSurvey form 11.6, API 137; sketch 205–240",
      note,
    },
  ];
}
