import type { Unit } from "../../schema/wire/units.ts";
import type { Cell } from "../api/results.ts";
import { groupBy } from "../ui/groupBy.ts";

/** A row of a table by unit. */
export interface UnitRow {
  readonly cell: Cell;
  readonly name: string;
  /** 0 for the company, 1 for what stands under it. */
  readonly depth: number;
}

/** The company's cell: that of the root, which every results answer has. */
export function companyCell(cells: readonly Cell[], units: readonly Unit[]): Cell | undefined {
  const root = units.find((unit) => unit.parentId === null);
  const whole = cells.filter((cell) => cell.cut === null);
  return whole.find((cell) => cell.unit === root?.id) ?? whole[0];
}

/**
 * Cells in the order of the organisation, sisters by name, never by a figure. A unit that is no
 * longer on the roster keeps its id for a name and stands at the end.
 */
export function unitRows(
  cells: readonly Cell[],
  units: readonly Unit[],
  language: string,
): readonly UnitRow[] {
  const cellsByUnit = groupBy(cells, (cell) => cell.unit);
  const children = groupBy(units, (unit) => unit.parentId);
  const known = new Set(units.map((unit) => unit.id));
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  const rows: UnitRow[] = [];
  const visit = (unit: Unit, depth: number): void => {
    for (const cell of cellsByUnit.get(unit.id) ?? []) rows.push({ cell, name: unit.name, depth });
    const own = [...(children.get(unit.id) ?? [])].sort((a, b) => compare(a.name, b.name));
    for (const child of own) visit(child, depth + 1);
  };
  // A manager's tree may begin below the company, with parents that are not told.
  const tops = units.filter((unit) => unit.parentId === null || !known.has(unit.parentId));
  for (const top of tops.sort((a, b) => compare(a.path, b.path))) {
    visit(top, top.parentId === null ? 0 : 1);
  }
  for (const cell of cells) {
    if (!known.has(cell.unit)) rows.push({ cell, name: cell.unit, depth: 1 });
  }
  return rows;
}
