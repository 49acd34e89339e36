import type { Definition } from "../definitions/definition.ts";
import { countBallots } from "./countBallots.ts";
import { discloseDimension } from "./discloseDimension.ts";
import {
  type DimensionCell,
  type DisclosedCell,
  HIDDEN,
  type HiddenCell,
  type ItemCell,
} from "./disclosedCell.ts";
import { discloseOtherItem } from "./discloseOtherItem.ts";
import { type PlacedComments, placeComments } from "./placeComments.ts";
import { type ItemFigures, protectItem } from "./protectItem.ts";
import { HIDING_RULES, type HidingRule } from "./rules.ts";
import { toShownCount } from "./sizes.ts";
import { groupsToNodes, type WaveCounts } from "./waveCounts.ts";

let makeTable: (
  cells: readonly DisclosedCell[],
  comments: readonly PlacedComments[],
  hiddenByRule: Readonly<Record<HidingRule, number>>,
) => DisclosedTable;

/**
 * What may be published of a wave, and nothing else. Only `disclose` can make one: the constructor
 * is private and the private field makes the type nominal, so a look-alike does not compile. What
 * reaches a results table is typed as a `DisclosedTable`, hence has passed the policy.
 */
export class DisclosedTable {
  /** Every unit with a cell, whole and by every cut value; hidden ones all alike. */
  readonly cells: readonly DisclosedCell[];
  readonly comments: readonly PlacedComments[];
  /** How many item cells each rule hid. */
  readonly hiddenByRule: Readonly<Record<HidingRule, number>>;
  readonly #hasPassedPolicy = true;

  private constructor(
    cells: readonly DisclosedCell[],
    comments: readonly PlacedComments[],
    hiddenByRule: Readonly<Record<HidingRule, number>>,
  ) {
    this.cells = cells;
    this.comments = comments;
    this.hiddenByRule = hiddenByRule;
  }

  /** Whether a value of unknown origin was made by `disclose`. */
  static isDisclosed(value: unknown): value is DisclosedTable {
    return typeof value === "object" && value !== null && #hasPassedPolicy in value;
  }

  static {
    makeTable = (cells, comments, hiddenByRule) =>
      new DisclosedTable(cells, comments, hiddenByRule);
  }
}

/** A disclosed table, and beside it, for HR's preview only, which rule hid what. */
export interface Disclosure {
  readonly table: DisclosedTable;
  readonly hidden: readonly HiddenCell[];
}

/**
 * Applies the release policy to the counts of a wave: at least k answers per question; the rest of
 * a shown unit outside its shown sub-units 0 or at least k; figures by size; breakdowns by cut
 * value hidden. Which cells are shown is decided by counts alone.
 * @param random yields random bytes, for the order of comments.
 */
export function disclose(
  counts: WaveCounts,
  random: (byteCount: number) => Uint8Array,
): Disclosure {
  const { definition, tree, k } = counts;
  const scales = definition.items.filter((item) => item.kind === "scale5");
  const figuresByItem = new Map(scales.map((item) => [item.id, figuresOf(counts, item)]));
  const ballots = countBallots(counts);
  const hiddenCut = hiddenCutCell(definition);
  const cells: DisclosedCell[] = [];
  const hidden: HiddenCell[] = [];

  for (const [node, unit] of tree.ids.entries()) {
    if (!tree.hasCell[node]) continue;
    const items: Record<string, ItemCell> = {};
    for (const [item, figures] of figuresByItem) {
      const own = figures[node] ?? { isShown: false, rule: "threshold" };
      items[item] = toItemCell(own, k);
      if (!own.isShown) hidden.push({ unit, cut: null, item, rule: own.rule });
    }
    if (node === 0) addOtherItems(counts, unit, items, hidden);
    const dimensions: Record<string, DimensionCell> = {};
    for (const dimension of definition.dimensions) {
      const itsItems = dimension.items.map((item) => figuresByItem.get(item)?.[node]);
      dimensions[dimension.id] = discloseDimension(itsItems, k);
    }
    cells.push({ unit, cut: null, items, dimensions, ...ballots[node] });
    for (const cut of counts.cutValues) {
      cells.push({ unit, cut, ...hiddenCut });
      for (const { id } of scales) hidden.push({ unit, cut, item: id, rule: "cut" });
    }
  }

  const ownBallots = groupsToNodes(counts, counts.tally.ballotsByGroup, 1);
  const comments = placeComments(tree, ownBallots, counts.comments, k, random);
  return { table: makeTable(cells, comments, countByRule(hidden)), hidden };
}

function figuresOf(counts: WaveCounts, item: Definition["items"][number]): readonly ItemFigures[] {
  const rows = counts.tally.countsByItem.get(item.id) ?? [];
  return protectItem(counts.tree, groupsToNodes(counts, rows, 5), item.isReversed, counts.k);
}

function toItemCell(figures: ItemFigures, k: number): ItemCell {
  if (!figures.isShown) return HIDDEN;
  const { n, mean, favourable } = figures;
  const cell = { shown: true, n: toShownCount(n, k), mean } as const;
  return favourable === null ? cell : { ...cell, share: { favourable, rest: n - favourable } };
}

function addOtherItems(
  counts: WaveCounts,
  unit: string,
  items: Record<string, ItemCell>,
  hidden: HiddenCell[],
): void {
  for (const item of counts.definition.items) {
    if (item.kind === "scale5" || item.kind === "text") continue;
    const cell = discloseOtherItem(item, counts.tally.countsByItem.get(item.id) ?? [], counts.k);
    items[item.id] = cell;
    if (!cell.shown) hidden.push({ unit, cut: null, item: item.id, rule: "companySize" });
  }
}

/** What every breakdown by cut value shows: the same as a unit where nothing may be shown. */
function hiddenCutCell(definition: Definition): Pick<DisclosedCell, "items" | "dimensions"> {
  const scales = definition.items.filter((item) => item.kind === "scale5");
  return {
    items: Object.fromEntries(scales.map((item) => [item.id, HIDDEN])),
    dimensions: Object.fromEntries(definition.dimensions.map(({ id }) => [id, HIDDEN])),
  };
}

function countByRule(hidden: readonly HiddenCell[]): Readonly<Record<HidingRule, number>> {
  const byRule = Object.fromEntries(HIDING_RULES.map((rule) => [rule, 0])) as Record<
    HidingRule,
    number
  >;
  for (const { rule } of hidden) byRule[rule] += 1;
  return byRule;
}
