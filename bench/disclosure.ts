import type { Figure } from "../scripts/lib/figure.ts";
import { seededBytes } from "../tests/domain/disclosure/randomTree.ts";
import { countsOf, knownOf, randomOrganisation } from "../tests/support/randomOrganisation.ts";
import { auditRelease } from "../worker/auditor/audit.ts";
import { disclose } from "../worker/domain/disclosure/disclosedTable.ts";
import { median } from "./tools/median.ts";

const RUNS = 3;
const ITEMS = 18;
const COMPANY = { respondents: 20_000, units: 1000, cutValues: 4 } as const;
const BYTES_PER_MB = 1_000_000;

/** Policy and audit of 20,000 respondents in 1,000 units with a cut. */
export default async function measureDisclosure(): Promise<Figure[]> {
  const one = timeReleases(1);
  const all = timeReleases(ITEMS);
  const note = ({ audit }: Timed) => `of which the audit ${audit.toFixed(2)} s`;
  return [
    {
      what: "protect and audit a company of 20,000 in 1,000 units with a cut, one question",
      ...{ value: one.seconds, unit: "s", runs: RUNS, cpuMs: one.cpuMs, gate: "≤ 2", aim: "≤ 0.5" },
      reference: "sketch 0.4 s",
      note: note(one),
    },
    {
      what: `the same, a whole survey of ${ITEMS} questions`,
      ...{ value: all.seconds, unit: "s", runs: RUNS, cpuMs: all.cpuMs, gate: "≤ 36", aim: "≤ 9" },
      note: note(all),
    },
    {
      what: `memory that the audit of ${ITEMS} questions adds`,
      ...{
        value: all.heapBytes / BYTES_PER_MB,
        unit: "MB",
        runs: RUNS,
        gate: "≤ 100",
        aim: "≤ 64",
      },
      note: "heap after less heap before, garbage included, the most of all runs",
    },
  ];
}

interface Timed {
  readonly seconds: number;
  /** Seconds of it that the audit takes, and the heap that it adds. */
  readonly audit: number;
  readonly heapBytes: number;
  readonly cpuMs: number;
}

/** Medians, the first release left out; of the heap the most. */
function timeReleases(items: number): Timed {
  const organisation = randomOrganisation(1, { ...COMPANY, items });
  const [counts, known] = [countsOf(organisation), knownOf(organisation)];
  const timeOne = (seed: number): Timed => {
    const cpuBefore = process.cpuUsage();
    const startedAt = performance.now();
    const results = disclose(counts, seededBytes(seed)).table;
    const protectedAt = performance.now();
    const heapBefore = process.memoryUsage().heapUsed;
    const { passed, leaks } = auditRelease({ ...known, results });
    const endedAt = performance.now();
    const { user, system } = process.cpuUsage(cpuBefore);
    if (!passed) throw new Error(`The release leaks: ${JSON.stringify(leaks[0])}`);
    return {
      seconds: (endedAt - startedAt) / 1000,
      audit: (endedAt - protectedAt) / 1000,
      heapBytes: Math.max(0, process.memoryUsage().heapUsed - heapBefore),
      cpuMs: Math.round((user + system) / 1000),
    };
  };
  const [first, ...runs] = Array.from({ length: RUNS + 1 }, (_, seed) => timeOne(seed));
  const of = (key: keyof Timed) => median(runs.map((run) => run[key]));
  // Where garbage was collected in between, there is less after than before.
  const heapBytes = Math.max(...[first, ...runs].map((run) => run?.heapBytes ?? 0));
  return { seconds: of("seconds"), audit: of("audit"), heapBytes, cpuMs: of("cpuMs") };
}
