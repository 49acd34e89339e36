import type { Item } from "../definitions/definition.ts";
import { countBallots } from "./countBallots.ts";
import { discloseDimension } from "./discloseDimension.ts";
import {
  type DimensionCell,
  type DisclosedCell,
  HIDDEN,
  type HiddenCell,
  type ItemCell,
} from "./disclosedCell.ts";
import { discloseOtherItem, optionThresholds } from "./discloseOtherItem.ts";
import { countItem } from "./itemCounts.ts";
import { protectItem } from "./protectItem.ts";
import type { HidingRule } from "./rules.ts";
import { toScaleCell } from "./scaleCell.ts";
import { companySpread, momentsOf } from "./spread.ts";
import { isExitSurvey, thresholdsOf, type WaveCounts } from "./waveCounts.ts";

/** Released cells of a wave, and which rule hid what. */
interface DisclosedCells {
  readonly cells: readonly DisclosedCell[];
  readonly hidden: readonly HiddenCell[];
}

/** One item in every cell: by node and column; column 0 is the whole unit. */
type ItemColumns = readonly (readonly CellOrRule[])[];

interface CellOrRule {
  readonly cell: ItemCell;
  readonly rule: HidingRule | null;
}

/** Lays every question out over all units and cut values, each protected by its own answers. */
export function discloseCells(counts: WaveCounts): DisclosedCells {
  const { definition, tree, cutValues, tally } = counts;
  const scales = definition.items.filter((item) => item.kind === "scale5");
  const columnsByItem = new Map(scales.map((item) => [item.id, discloseItem(counts, item)]));
  const spreads = new Map(
    definition.dimensions.map(({ id }) => {
      const [n = 0, sum = 0, sumOfSquares = 0] = tally.momentsByDimension.get(id) ?? [];
      return [id, companySpread({ n, sum, sumOfSquares })];
    }),
  );
  const ballots = countBallots(counts);
  const cells: DisclosedCell[] = [];
  const hidden: HiddenCell[] = [];

  for (const [node, unit] of tree.ids.entries()) {
    if (!tree.hasCell[node]) continue;
    for (const [column, cut] of [null, ...cutValues].entries()) {
      const items: Record<string, ItemCell> = {};
      const add = (item: string, { cell, rule }: CellOrRule) => {
        items[item] = cell;
        if (rule !== null) hidden.push({ unit, cut, item, rule });
      };
      for (const [item, columns] of columnsByItem) {
        add(item, columns[node]?.[column] ?? { cell: HIDDEN, rule: "threshold" });
      }
      const isCompany = node === 0 && cut === null;
      if (isCompany) for (const item of definition.items) addOther(counts, item, add);
      const dimensions: Record<string, DimensionCell> = {};
      for (const { id, items: itsItems } of definition.dimensions) {
        const itsCells = itsItems.map((item) => items[item]);
        dimensions[id] = discloseDimension(itsCells, spreads.get(id) ?? null);
      }
      cells.push({ unit, cut, items, dimensions, ...(cut === null && ballots[node]) });
    }
  }
  return { cells, hidden };
}

function discloseItem(counts: WaveCounts, item: Item): ItemColumns {
  const { tree, cutValues, k } = counts;
  const thresholds = thresholdsOf(counts);
  const itemCounts = countItem(counts, item);
  const { units, people, leastSpread } = protectItem(tree, itemCounts, thresholds);
  const ownSpread = companySpread(momentsOf(itemCounts.histogram));
  const spread = ownSpread === null ? null : Math.max(ownSpread, leastSpread);
  return units.map((unit, node) => {
    if (!unit.isShown) {
      const ofCut = cutValues.map((_, column) => ({
        cell: HIDDEN,
        rule: ruleBelow(unit.rule, people[node * itemCounts.columnCount + column] ?? 0, k),
      }));
      return [{ cell: HIDDEN, rule: unit.rule }, ...ofCut];
    }
    const { favourable } = unit;
    const isUniform = favourable !== null && !favourable.isInformative;
    const whole = toScaleCell(unit, favourable, { k, spread });
    const ofCut = cutValues.map((_, column): CellOrRule => {
      const figure = unit.columns?.[column];
      if (figure) return { cell: toScaleCell(figure, null, { k, spread }), rule: null };
      const n = people[node * itemCounts.columnCount + column] ?? 0;
      return { cell: HIDDEN, rule: ruleBelow("cut", n, k) };
    });
    return [{ cell: whole, rule: isUniform ? "uniform" : null }, ...ofCut];
  });
}

/** A cell with fewer than k people is hidden for that, whatever else would hide it. */
const ruleBelow = (rule: HidingRule, people: number, k: number): HidingRule =>
  people >= k ? rule : "threshold";

function addOther(
  { definition, tally, k }: WaveCounts,
  item: Item,
  add: (item: string, cell: CellOrRule) => void,
): void {
  if (item.kind === "scale5" || item.kind === "text") return;
  const thresholds = optionThresholds(item, isExitSurvey(definition), k);
  const cell = discloseOtherItem(item, tally.countsByItem.get(item.id) ?? [], thresholds);
  add(item.id, { cell, rule: cell.shown ? null : "companySize" });
}
