import type { HiddenCell } from "../domain/disclosure/disclosedCell.ts";
import type { HidingRule } from "../domain/disclosure/rules.ts";

/** Hidden cells with units, cuts, items and rules by number: small enough for one row. */
export interface CompactHidden {
  readonly units: readonly string[];
  readonly items: readonly string[];
  /** Item numbers, by unit number, cut value and rule. */
  readonly rows: readonly (readonly [
    unit: number,
    cut: string | null,
    rule: HidingRule,
    items: readonly number[],
  ])[];
}

/** Groups hidden cells by unit, cut value and rule; the inverse of {@link expandHidden}. */
export function compactHidden(hidden: readonly HiddenCell[]): CompactHidden {
  const units = [...new Set(hidden.map(({ unit }) => unit))];
  const items = [...new Set(hidden.map(({ item }) => item))];
  const unitNumbers = new Map(units.map((unit, number) => [unit, number]));
  const itemNumbers = new Map(items.map((item, number) => [item, number]));
  const groups = Map.groupBy(hidden, ({ unit, cut, rule }) => JSON.stringify([unit, cut, rule]));
  const rows = [...groups.values()].flatMap((cells): CompactHidden["rows"][number][] => {
    const [first] = cells;
    if (first === undefined) return [];
    const numbers = cells.map(({ item }) => itemNumbers.get(item) ?? -1);
    return [[unitNumbers.get(first.unit) ?? -1, first.cut, first.rule, numbers]];
  });
  return { units, items, rows };
}

/** Hidden cells one by one, as the preview lists them. */
export function expandHidden({ units, items, rows }: CompactHidden): HiddenCell[] {
  return rows.flatMap(([unit, cut, rule, numbers]) =>
    numbers.map((number) => ({
      unit: units[unit] ?? "",
      cut,
      item: items[number] ?? "",
      rule,
    })),
  );
}
