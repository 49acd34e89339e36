import { smallestRecordGroup } from "../../worker/auditor/recordGroups.ts";
import { findRecordKind, type RecordKind } from "../../worker/domain/programme/recordKinds.ts";
import { peopleOf } from "../../worker/domain/programme/recordPeople.ts";
import { recordTotals } from "../../worker/domain/programme/recordTotals.ts";
import { type RecordFigure, recordFigures } from "../../worker/domain/programme/recordValue.ts";
import type { ReportedRow } from "../../worker/domain/programme/recordView.ts";
import type { TreeUnit } from "../../worker/domain/units/tree.ts";
import { seededRandom } from "../domain/disclosure/randomTree.ts";

/** An invented firm whose HR has counted something about few people in every unit. */
export interface CountedFirm {
  readonly kind: RecordKind;
  readonly units: readonly TreeUnit[];
  readonly programmeMonth: number;
  readonly rowsOf: (record: string) => readonly ReportedRow[];
}

/** Three years from 2025 on. */
const YEARS = [2025, 2026, 2027];
const MOST_UNITS = 9;

/**
 * A firm of up to nine units in a random tree. Every unit reports its own with all below it; now
 * and then a unit that has others below reports nothing, and is their sum.
 */
export function countedFirm(record: string, seed: number): CountedFirm {
  const random = seededRandom(seed);
  const kind = findRecordKind(record);
  if (kind === undefined) throw new RangeError(record);
  const parents = Array.from({ length: 1 + Math.floor(random() * MOST_UNITS) }, (_, node) =>
    node === 0 ? -1 : Math.floor(random() * node),
  );
  const units = parents.map((parent, node) => ({
    id: `u${node}`,
    parentId: parent < 0 ? null : `u${parent}`,
  }));
  const silent = units.map(
    (_, node) => parents.includes(node) && parents.length > 1 && random() < 0.2,
  );
  const { from } = peopleOf(kind);
  const rows = new Map<string, ReportedRow[]>();
  for (const one of new Set([record, from])) {
    const sizes = parents.map(() => typicalSize(random, one));
    rows.set(
      one,
      periodsOf(one).flatMap((period) => {
        // Means of two days have halves; what HR types may have any decimals.
        const decimals = one !== "turnover" ? 0 : seed % 2 === 0 ? 0.25 : 0.5;
        const own = sizes.map((size) => count(random, size) + (random() < 0.3 ? decimals : 0));
        return units.flatMap(({ id }, node) =>
          silent[node] ? [] : [rowOf(id, period, under(parents, own, node), random)],
        );
      }),
    );
  }
  return {
    ...{ kind, units, programmeMonth: 2026 * 12 + Math.floor(random() * 12) },
    rowsOf: (one) => rows.get(one) ?? [],
  };
}

const typicalSize = (random: () => number, record: string): number =>
  record === "turnover" ? 2 + Math.floor(random() * 12) : Math.floor(random() * 6);

/** Headcounts move a little, leavers a lot; and now and then nobody is there. */
function count(random: () => number, size: number): number {
  if (random() < 0.1) return 0;
  return Math.max(0, size + Math.floor(random() * 5) - 2);
}

const periodsOf = (record: string): string[] =>
  YEARS.flatMap((year) =>
    record === "turnover"
      ? Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}`)
      : [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
  );

const rowOf = (
  unitId: string,
  period: string,
  denominator: number,
  random: () => number,
): ReportedRow => ({
  ...{ unitId, period, denominator, detail: {} },
  numerator: Math.floor(random() * (denominator + 1)),
});

function under(parents: readonly number[], own: readonly number[], top: number): number {
  let sum = 0;
  for (const [node, people] of own.entries()) {
    let at = node;
    while (at > top) at = parents[at] ?? -1;
    if (at === top) sum += people;
  }
  return sum;
}

/** Every figure of every unit, on whatever day one asks. */
export function figuresOf({ kind, units, rowsOf, programmeMonth }: CountedFirm) {
  const totals = recordTotals(units, rowsOf(kind.record));
  const options = { programmeMonth, turnoverScope: "allExceptRetirement" } as const;
  return units.flatMap(({ id }) =>
    recordFigures(kind, totals.get(id) ?? [], options).map((figure) => ({ unit: id, figure })),
  );
}

/** What an attacker finds who has collected these figures and knows how many people there are. */
export function attack(
  { kind, units, rowsOf }: CountedFirm,
  shown: readonly { readonly unit: string; readonly figure: RecordFigure }[],
) {
  const people = peopleOf(kind);
  const periods = periodsOf(kind.record);
  const counts =
    people.from === kind.record
      ? rowsOf(kind.record).map(({ unitId, period, numerator, denominator }) => ({
          ...{ unit: unitId, period, people: denominator },
          ...(kind.reading === "rollingHeadcount" ? { events: numerator } : {}),
        }))
      : periods.flatMap((period) => lastHeadcounts(rowsOf(people.from), period));
  const totals = shown.map(({ unit, figure }) => ({
    unit,
    periods: periods.filter((period) => isWithin(period, figure)),
  }));
  const isOnce = kind.record === "exit-reasons";
  return smallestRecordGroup({ tree: units, counts, totals, minimum: 5, isOnce });
}

const monthsIn = (period: string): string[] => {
  const [year = "", part = ""] = period.split("-");
  if (!part.startsWith("Q")) return [period];
  const first = 3 * (Number(part.slice(1)) - 1);
  return [1, 2, 3].map((month) => `${year}-${String(first + month).padStart(2, "0")}`);
};

const isWithin = (period: string, { from, to }: RecordFigure): boolean =>
  monthsIn(period).every((month) => month >= from.slice(0, 7) && month <= to.slice(0, 7));

const lastHeadcounts = (rows: readonly ReportedRow[], period: string) =>
  rows
    .filter((row) => row.period === monthsIn(period).at(-1))
    .map(({ unitId, denominator }) => ({ unit: unitId, period, people: denominator }));
