import { must } from "../must.ts";
import { HIDDEN, type ItemCell } from "./disclosedCell.ts";
import type { ProtectedItem } from "./protectItem.ts";
import type { HidingRule } from "./rules.ts";
import { toScaleCell } from "./scaleCell.ts";
import { companySpread } from "./spread.ts";

/** A cell as it goes over the wire, and for HR's preview the rule that hides something of it. */
export interface CellOrRule {
  readonly cell: ItemCell;
  readonly rule: HidingRule | null;
}

/** One 1–5 item in every cell. */
export interface ItemLayout {
  /** By node of the tree; within it the whole unit first, then its cut values. */
  readonly cellsByNode: readonly (readonly CellOrRule[])[];
  /** The one spread behind its intervals, in scale points; null where it has none. */
  readonly spread: number | null;
}

/**
 * Lays a protected 1–5 item out over all units and cut values.
 * @param item its first unit is the company.
 * @param columnCount as in `ItemCounts`.
 * @param k smallest group that is ever published.
 */
export function layOutItem(
  { units, people }: ProtectedItem,
  columnCount: number,
  k: number,
): ItemLayout {
  const [company] = units;
  const spread = companySpread(
    company?.isShown ? toScaleCell(company, company.favourable, { k, spread: null }) : HIDDEN,
  );
  // The last column is of the people without a cut value: it is never shown.
  const cutColumns = Array.from({ length: columnCount - 1 }, (_, column) => column);
  const cellsByNode = units.map((unit, node): CellOrRule[] => {
    const hide = (rule: HidingRule, column: number): CellOrRule => {
      const n = must(people[node * columnCount + column]);
      // A cell with fewer than k people is hidden for that, whatever else would hide it.
      return { cell: HIDDEN, rule: n >= k ? rule : "threshold" };
    };
    if (!unit.isShown) {
      const { rule } = unit;
      return [{ cell: HIDDEN, rule }, ...cutColumns.map((column) => hide(rule, column))];
    }
    const { favourable } = unit;
    const isUniform = favourable !== null && !favourable.isInformative;
    const whole = toScaleCell(unit, favourable, { k, spread });
    return [
      { cell: whole, rule: isUniform ? "uniform" : null },
      ...cutColumns.map((column): CellOrRule => {
        const figure = unit.columns?.[column];
        if (!figure) return hide("cut", column);
        return { cell: toScaleCell(figure, null, { k, spread }), rule: null };
      }),
    ];
  });
  return { cellsByNode, spread };
}
