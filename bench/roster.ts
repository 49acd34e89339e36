import type { Figure } from "../scripts/lib/figure.ts";
import { companyCsv } from "./tools/company.ts";
import { median } from "./tools/median.ts";
import { cpuMsOf, memoryGrowth, workerdPid } from "./tools/processUse.ts";
import { withServer } from "./tools/server.ts";

const RUNS = 3;
const PEOPLE = 10_000;
const HOSTILE_CHARACTERS = 9_000_000;
const BYTES_PER_MB = 1_000_000;

/** A roster of 10,000 people in 200 units, and what a file that is no roster costs the others. */
export default async function measureRosters(): Promise<Figure[]> {
  return [...(await measureRoster()), ...(await measureHostileFile())];
}

/** The longest that another request waits while a file of 9 MB of faulty rows is refused. */
async function measureHostileFile(): Promise<Figure[]> {
  const header = "personId,name,email,unit,level,hiredOn\n";
  const csv = header + "a\n".repeat(HOSTILE_CHARACTERS / 2);
  const pauses: number[] = [];
  const grown: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await withServer(async ({ url, hr }) => {
      let isBusy = true;
      let longest = 0;
      const others = (async () => {
        while (isBusy) {
          const askedAt = performance.now();
          await fetch(`${url}/api/health`);
          longest = Math.max(longest, performance.now() - askedAt);
        }
      })();
      const refuse = async () => {
        const { people } = await hr.postCsv<{ people: number }>("/roster/preview", csv);
        if (people !== 0) throw new Error("The file was not refused.");
      };
      grown.push(await memoryGrowth(workerdPid(), refuse));
      isBusy = false;
      await others;
      pauses.push(longest);
    });
  }
  const what = "a file of 9 MB that is no roster";
  return [
    {
      what: `${what}: longest wait of another request`,
      ...{ value: median(pauses), unit: "ms", runs: RUNS, gate: "≤ 200", aim: "≤ 100" },
    },
    {
      what: `${what}: memory of workerd`,
      ...{ value: median(grown) / BYTES_PER_MB, unit: "MB", runs: RUNS },
      ...{ gate: "≤ 128", aim: "≤ 64" },
    },
  ];
}

async function measureRoster(): Promise<Figure[]> {
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
