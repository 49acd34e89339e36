import type { Item } from "../definitions/definition.ts";
import { must } from "../must.ts";
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
import { type CellOrRule, layOutItem } from "./layOutItem.ts";
import { protectItem } from "./protectItem.ts";
import { dimensionSpread } from "./spread.ts";
import { isExitSurvey, thresholdsOf, type WaveCounts } from "./waveCounts.ts";

/** Released cells of a wave, and which rule hid what. */
interface DisclosedCells {
  readonly cells: readonly DisclosedCell[];
  readonly hidden: readonly HiddenCell[];
}

/** Lays every question out over all units and cut values, each protected by its own answers. */
export function discloseCells(counts: WaveCounts): DisclosedCells {
  const { definition, tree, cutValues } = counts;
  const scales = definition.items.filter((item) => item.kind === "scale5");
  const thresholds = thresholdsOf(counts);
  const byItem = new Map(
    scales.map((item) => {
      const itemCounts = countItem(counts, item);
      const { columnCount } = itemCounts;
      return [
        item.id,
        layOutItem(protectItem(tree, itemCounts, thresholds), columnCount, counts.k),
      ];
    }),
  );
  const dimensions = definition.dimensions.map(({ id, items }) => ({
    id,
    items,
    spread: dimensionSpread(items.map((item) => byItem.get(item)?.spread ?? null)),
  }));
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
      for (const [item, { cellsByNode }] of byItem) {
        add(item, must(cellsByNode[node]?.[column]));
      }
      const isCompany = node === 0 && cut === null;
      if (isCompany) for (const item of definition.items) addOther(counts, item, add);
      const scores: Record<string, DimensionCell> = {};
      for (const { id, items: itsItems, spread } of dimensions) {
        const itsCells = itsItems.map((item) => items[item]);
        scores[id] = discloseDimension(itsCells, spread);
      }
      cells.push({ unit, cut, items, dimensions: scores, ...(cut === null && ballots[node]) });
    }
  }
  return { cells, hidden };
}

function addOther(
  { definition, tally, k }: WaveCounts,
  item: Item,
  add: (item: string, cell: CellOrRule) => void,
): void {
  if (item.kind === "scale5" || item.kind === "text") return;
  const thresholds = optionThresholds(item, isExitSurvey(definition), k);
  const cell = discloseOtherItem(item, must(tally.countsByItem.get(item.id)), thresholds);
  if (isGate(definition, item) && isMerged(cell)) {
    add(item.id, { cell: HIDDEN, rule: "threshold" });
  } else {
    add(item.id, { cell, rule: cell.shown ? null : "companySize" });
  }
}

/**
 * Whether other counted items depend on this one. What was merged in it would stand beside their
 * numbers of answers, which are as many as chose the options that lead to them.
 */
const isGate = ({ items }: WaveCounts["definition"], { id }: Item): boolean =>
  items.some(
    ({ kind, visibleIf }) => kind !== "text" && visibleIf?.some(({ item }) => item === id),
  );

const isMerged = (cell: ItemCell): boolean =>
  cell.shown && "counts" in cell && cell.counts.some(({ options }) => options.length > 1);
