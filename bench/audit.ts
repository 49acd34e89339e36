import type { Figure } from "../scripts/lib/figure.ts";
import { makeCounts } from "../tests/domain/disclosure/makeCounts.ts";
import { seededBytes } from "../tests/domain/disclosure/randomTree.ts";
import {
  type RandomOrganisation,
  randomOrganisation,
} from "../tests/support/randomOrganisation.ts";
import { auditRelease } from "../worker/auditor/audit.ts";
import type { CapturedRelease } from "../worker/auditor/captured.ts";
import { disclose } from "../worker/domain/disclosure/disclosedTable.ts";
import { median } from "./tools/median.ts";

const RUNS = 3;
const ITEMS = 18;
const COMPANY = { respondents: 20_000, units: 1000, cutValues: 4 } as const;
const BYTES_PER_MB = 1_000_000;

/** The audit of what the release policy shows of 20,000 respondents in 1,000 units with a cut. */
export default async function measureAudit(): Promise<Figure[]> {
  const one = release(randomOrganisation(1, { ...COMPANY, items: 1 }));
  const all = release(randomOrganisation(1, { ...COMPANY, items: ITEMS }));
  audit(one);
  const single = Array.from({ length: RUNS }, () => audit(one));
  const survey = audit(all);
  const ballots = one.baseCells.reduce((sum, cell) => sum + cell.ballots, 0);
  const figures = one.results.cells.filter(({ items }) => items.Q1?.shown).length;
  return [
    {
      what: "audit a company of 20,000 in 1,000 units with a cut, one question",
      value: median(single.map(({ seconds }) => seconds)),
      unit: "s",
      runs: RUNS,
      cpuMs: Math.round(median(single.map(({ cpuMs }) => cpuMs))),
      gate: "≤ 2",
      aim: "≤ 0.5",
      reference: "sketch 0.06–0.09 s",
      note: `${ballots} ballots, ${figures} shown cells; the gate is for protect and audit together`,
    },
    {
      what: `the same, a whole survey of ${ITEMS} questions`,
      value: survey.seconds,
      unit: "s",
      runs: 1,
      cpuMs: Math.round(survey.cpuMs),
      gate: "≤ 36",
      aim: "≤ 9",
    },
    {
      what: `memory that the audit of ${ITEMS} questions adds`,
      value: survey.heapBytes / BYTES_PER_MB,
      unit: "MB",
      runs: 1,
      gate: "≤ 100",
      aim: "≤ 64",
      note: "heap after less heap before, garbage included",
    },
  ];
}

function audit(captured: CapturedRelease) {
  const heapBefore = process.memoryUsage().heapUsed;
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const { passed, leaks } = auditRelease(captured);
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  if (!passed) throw new Error(`The release leaks: ${JSON.stringify(leaks[0])}`);
  const heapBytes = Math.max(0, process.memoryUsage().heapUsed - heapBefore);
  return { seconds, cpuMs: (user + system) / 1000, heapBytes };
}

function release(organisation: RandomOrganisation): CapturedRelease {
  const { units, groups, definition, k, cutValues } = organisation;
  const sketches = groups.map(({ cut, ...group }) => (cut === null ? group : { ...group, cut }));
  const counts = makeCounts(units, sketches, definition, { k, cutValues });
  return {
    results: disclose(counts, seededBytes(1)).table,
    tree: Object.entries(units).map(([id, parentId]) => ({ id, parentId })),
    baseCells: groups.map(({ unit, cut, ballots }) => ({
      unit,
      cut,
      ballots: ballots.length,
      nByItem: Object.fromEntries(
        definition.items.map(({ id }) => [id, ballots.filter((ballot) => id in ballot).length]),
      ),
    })),
    k,
  };
}
