import type { Figure } from "../scripts/lib/figure.ts";
import { companyCsv } from "./tools/company.ts";
import { median } from "./tools/median.ts";
import { cpuMsOf, workerdPid } from "./tools/processUse.ts";
import { withServer } from "./tools/server.ts";

const RUNS = 3;
const PEOPLE = 10_000;

/** A roster of 10,000 people in 200 units: preview and import into an empty server. */
export default async function measureRoster(): Promise<Figure[]> {
  const csv = companyCsv(PEOPLE);
  const runs: { seconds: number; cpuMs: number }[] = [];
  for (let run = 0; run < RUNS; run++) {
    await withServer(async ({ hr }) => {
      const pid = workerdPid();
      const cpuBefore = cpuMsOf(pid);
      const startedAt = performance.now();
      const preview = await hr.postCsv<{ people: number }>("/roster/preview", csv);
      const imported = await hr.postCsv<{ joined: number }>("/roster", csv);
      const seconds = (performance.now() - startedAt) / 1000;
      if (preview.people !== PEOPLE || imported.joined !== PEOPLE) {
        throw new Error("The roster did not arrive whole.");
      }
      runs.push({ seconds, cpuMs: cpuMsOf(pid) - cpuBefore });
    });
  }
  return [
    {
      what: "roster import of 10,000 people, preview included",
      value: median(runs.map((run) => run.seconds)),
      unit: "s",
      runs: RUNS,
      cpuMs: median(runs.map((run) => run.cpuMs)),
      gate: "≤ 10",
      aim: "≤ 3",
    },
  ];
}
