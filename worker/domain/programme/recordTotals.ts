import { must } from "../must.ts";
import { parentsFirst, type TreeUnit } from "../units/tree.ts";
import { readPeriod } from "./period.ts";

/** Counts of one unit in one period. */
export interface RecordRow {
  readonly period: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Further counts, by column. */
  readonly detail: Readonly<Record<string, number>>;
}

/**
 * The rows of every unit, its own or those added up from below. A row stands for its unit with all
 * below it, so a unit that has one for a period keeps it; else its children are added up, but only
 * where every child has a row that has begun to report by then: a sum that lacks a branch would
 * pass for the whole. A further count is added up where all rows have it.
 * @param units the tree, with exactly one root
 * @param rows of one record; rows of unknown units are left out
 * @returns by unit id, each by period; units without any row are absent
 */
export function recordTotals(
  units: readonly TreeUnit[],
  rows: readonly (RecordRow & { readonly unitId: string })[],
): ReadonlyMap<string, RecordRow[]> {
  if (rows.length === 0) return new Map();
  const bottomUp = parentsFirst(units).reverse();
  const ownByKey = new Map(rows.map((row) => [`${row.unitId} ${row.period}`, row]));
  const children = new Map<string, string[]>();
  for (const { id, parentId } of bottomUp) {
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  }
  const periods = [...new Set(rows.map(({ period }) => period))]
    .flatMap((text) => readPeriod(text) ?? [])
    .sort((a, b) => a.firstMonth - b.firstMonth || a.monthCount - b.monthCount);
  const totals = new Map<string, RecordRow[]>();
  // Units that have reported a period of this kind, at or below: from then on each is waited for.
  const reporting = new Set<string>();
  for (const { text, kind } of periods) {
    const totalById = new Map<string, RecordRow>();
    for (const { id } of bottomUp) {
      const key = `${kind} ${id}`;
      const own = ownByKey.get(`${id} ${text}`);
      const below = children.get(id) ?? [];
      const awaited = below.filter((child) => reporting.has(`${kind} ${child}`));
      if (own !== undefined || awaited.length > 0) reporting.add(key);
      const parts = awaited.flatMap((child) => totalById.get(child) ?? []);
      const isWhole = awaited.length > 0 && parts.length === awaited.length;
      const total = own ?? (isWhole ? addUp(text, parts) : undefined);
      if (total === undefined) continue;
      totalById.set(id, total);
      const { period, numerator, denominator, detail } = total;
      const list = totals.get(id) ?? [];
      list.push({ period, numerator, denominator, detail });
      totals.set(id, list);
    }
  }
  return totals;
}

function addUp(period: string, parts: readonly RecordRow[]): RecordRow {
  const common = Object.keys(must(parts[0]).detail).filter((column) =>
    parts.every(({ detail }) => detail[column] !== undefined),
  );
  const sum = (pick: (row: RecordRow) => number) =>
    parts.reduce((total, row) => total + pick(row), 0);
  return {
    period,
    numerator: sum(({ numerator }) => numerator),
    denominator: sum(({ denominator }) => denominator),
    detail: Object.fromEntries(
      common.map((column) => [column, sum(({ detail }) => must(detail[column]))]),
    ),
  };
}
