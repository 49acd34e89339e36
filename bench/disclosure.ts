import type { Figure } from "../scripts/lib/figure.ts";
import {
  type GroupSketch,
  makeCounts,
  makeDefinition,
  makeItem,
} from "../tests/domain/disclosure/makeCounts.ts";
import { seededBytes, seededRandom } from "../tests/domain/disclosure/randomTree.ts";
import { makeLargeCompany } from "../tests/support/largeCompany.ts";
import { auditRelease } from "../worker/auditor/audit.ts";
import type { CapturedRelease } from "../worker/auditor/captured.ts";
import { disclose } from "../worker/domain/disclosure/disclosedTable.ts";
import { median } from "./tools/median.ts";

const RUNS = 3;
const ITEMS = 18;
const K = 5;

/** Policy and audit of 20,000 ballots in 1,000 units with a cut of four values. */
export default async function measureDisclosure(): Promise<Figure[]> {
  const company = makeLargeCompany(seededRandom(1));
  const one = timeRelease(company, 1);
  const all = timeRelease(company, ITEMS);
  const note = (counted: Timed) => `${counted.ballots} ballots, of which audit ${counted.audit} s`;
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
  ];
}

interface Timed {
  readonly ballots: number;
  readonly seconds: number;
  readonly cpuMs: number;
  /** Seconds of it that the audit takes. */
  readonly audit: string;
}

/** @throws when a release does not pass, whose time would mean nothing. */
function timeRelease(company: ReturnType<typeof makeLargeCompany>, itemCount: number): Timed {
  const items = Array.from({ length: itemCount }, (_, i) => `Q${i + 1}`);
  const { counts, captured, ballots } = makeWave(company, items);
  const runs = Array.from({ length: RUNS }, (_, run) => {
    const cpuBefore = process.cpuUsage();
    const startedAt = performance.now();
    const results = disclose(counts, seededBytes(run + 1)).table;
    const protectedAt = performance.now();
    const verdict = auditRelease({ ...captured, results });
    if (!verdict.passed) throw new Error("The release does not pass its audit.");
    const { user, system } = process.cpuUsage(cpuBefore);
    const endedAt = performance.now();
    return {
      seconds: (endedAt - startedAt) / 1000,
      audit: (endedAt - protectedAt) / 1000,
      cpuMs: (user + system) / 1000,
    };
  });
  const of = (pick: (run: (typeof runs)[number]) => number) => median(runs.map(pick));
  return {
    ballots,
    seconds: of(({ seconds }) => seconds),
    cpuMs: of(({ cpuMs }) => cpuMs),
    audit: of(({ audit }) => audit).toFixed(2),
  };
}

/** A wave in which each team answers every question alike, each member another one differently. */
function makeWave({ parents, groups }: ReturnType<typeof makeLargeCompany>, items: string[]) {
  const names = parents.map((_, node) => `u${node + 10_000}`);
  const units = Object.fromEntries(
    parents.map((parent, node) => [names[node] ?? "", names[parent] ?? null]),
  );
  const sketches = groups.map(({ node, cut, histogram }): GroupSketch & { cut: string } => {
    const points = histogram.flatMap((people, at) => Array.from({ length: people }, () => at + 1));
    const ballots = points.map((_, i) =>
      Object.fromEntries(items.map((id, q) => [id, points[(i + q) % points.length] ?? 3])),
    );
    return { unit: names[node] ?? "", cut: `c${cut}`, ballots };
  });
  const definition = makeDefinition(items.map((id) => makeItem({ id, kind: "scale5" })));
  const cutValues = [...new Set(sketches.map(({ cut }) => cut))].sort();
  const captured: Omit<CapturedRelease, "results"> = {
    k: K,
    tree: Object.entries(units).map(([id, parentId]) => ({ id, parentId })),
    dimensions: {},
    baseCells: sketches.map(({ unit, cut, ballots }) => ({
      ...{ unit, cut, ballots: ballots.length },
      nByItem: Object.fromEntries(items.map((id) => [id, ballots.length])),
    })),
  };
  return {
    counts: makeCounts(units, sketches, definition, { k: K, cutValues }),
    captured,
    ballots: sketches.reduce((sum, { ballots }) => sum + ballots.length, 0),
  };
}
