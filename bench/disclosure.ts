import type { Figure } from "../scripts/lib/figure.ts";
import {
  type BaseCell,
  makeItemCounts,
  makeTree,
} from "../tests/domain/disclosure/makeItemCounts.ts";
import { seededRandom } from "../tests/domain/disclosure/randomTree.ts";
import { makeLargeCompany } from "../tests/support/largeCompany.ts";
import { protectItem } from "../worker/domain/disclosure/protectItem.ts";
import { CUT_MIN, SHARE_MIN } from "../worker/domain/disclosure/sizes.ts";
import { median } from "./tools/median.ts";

const RUNS = 5;
const ITEMS = 18;
const K = 5;
const THRESHOLDS = { k: K, unitMinimum: K, shareMinimum: SHARE_MIN, cutMinimum: CUT_MIN };

/** The release policy on 20,000 answers in 1,000 units with a cut of four values. */
export default async function measureDisclosure(): Promise<Figure[]> {
  const questions = Array.from({ length: ITEMS }, (_, item) => makeQuestion(item + 1));
  const [first] = questions;
  if (first === undefined) throw new Error("There are questions.");
  protectItem(first.tree, first.counts, THRESHOLDS);
  const one = timed(RUNS, () => protectItem(first.tree, first.counts, THRESHOLDS));
  const all = timed(3, () => {
    for (const { tree, counts } of questions) protectItem(tree, counts, THRESHOLDS);
  });
  const respondents = first.counts.n.reduce((sum, people) => sum + people, 0);
  return [
    {
      what: "protect a company of 20,000 in 1,000 units with a cut, one question",
      value: one.seconds,
      unit: "s",
      runs: RUNS,
      cpuMs: one.cpuMs,
      gate: "≤ 2",
      aim: "≤ 0.5",
      reference: "sketch 0.16–0.29 s",
      note: `${respondents} answers; the gate is for protect and audit together`,
    },
    {
      what: `the same, a whole survey of ${ITEMS} questions`,
      value: all.seconds,
      unit: "s",
      runs: 3,
      cpuMs: all.cpuMs,
      gate: "≤ 36",
      aim: "≤ 9",
    },
  ];
}

/** One question in a company of its own. */
function makeQuestion(seed: number) {
  const { parents, cutCount, groups } = makeLargeCompany(seededRandom(seed));
  const cells = groups.map(
    ({ node, cut, histogram }): BaseCell => ({
      node,
      column: cut,
      points: histogram.flatMap((people, at) => Array.from({ length: people }, () => at + 1)),
    }),
  );
  return { tree: makeTree(parents), counts: makeItemCounts(parents.length, cutCount + 1, cells) };
}

function timed(runs: number, work: () => void): { seconds: number; cpuMs: number } {
  const times = Array.from({ length: runs }, () => {
    const cpuBefore = process.cpuUsage();
    const startedAt = performance.now();
    work();
    const { user, system } = process.cpuUsage(cpuBefore);
    return { seconds: (performance.now() - startedAt) / 1000, cpuMs: (user + system) / 1000 };
  });
  return {
    seconds: median(times.map(({ seconds }) => seconds)),
    cpuMs: median(times.map(({ cpuMs }) => cpuMs)),
  };
}
