import { ballotUnits } from "./ballotUnits.ts";
import { discloseCells } from "./discloseCells.ts";
import type { DisclosedCell, HiddenCell } from "./disclosedCell.ts";
import { type PlacedComments, placeComments } from "./placeComments.ts";
import { HIDING_RULES, type HidingRule } from "./rules.ts";
import { groupsToNodes, thresholdsOf, type WaveCounts } from "./waveCounts.ts";

/** How many item cells each rule hid, are only bounds, or show a mean without a share. */
interface DisclosureTotals {
  readonly hiddenByRule: Readonly<Record<HidingRule, number>>;
  readonly atBound: number;
  readonly withoutShare: number;
}

let makeTable: (
  cells: readonly DisclosedCell[],
  comments: readonly PlacedComments[],
  totals: DisclosureTotals,
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
  /** How many item cells each rule hid (`uniform`: only their favourable share). */
  readonly hiddenByRule: Readonly<Record<HidingRule, number>>;
  /** How many shown item cells stand at a bound ("≥" or "≤"), whether or not they were clipped. */
  readonly atBound: number;
  /** How many shown 1–5 items of whole units have too few answers for a favourable share. */
  readonly withoutShare: number;
  readonly #hasPassedPolicy = true;

  private constructor(
    cells: readonly DisclosedCell[],
    comments: readonly PlacedComments[],
    totals: DisclosureTotals,
  ) {
    this.cells = cells;
    this.comments = comments;
    this.hiddenByRule = totals.hiddenByRule;
    this.atBound = totals.atBound;
    this.withoutShare = totals.withoutShare;
  }

  /** Whether a value of unknown origin was made by `disclose`. */
  static isDisclosed(value: unknown): value is DisclosedTable {
    return typeof value === "object" && value !== null && #hasPassedPolicy in value;
  }

  static {
    makeTable = (cells, comments, totals) => new DisclosedTable(cells, comments, totals);
  }
}

/** A disclosed table, and beside it, for HR's preview only, which rule hid what. */
export interface Disclosure {
  readonly table: DisclosedTable;
  readonly hidden: readonly HiddenCell[];
}

/**
 * Applies the release policy to the counts of a wave. Which cells are shown is decided by counts
 * alone; values are projected onto a table from which nobody can be worked out, also by somebody
 * who knows this method and every number of answers (`protectItem`).
 * @param random yields random bytes, for the order of comments.
 */
export function disclose(
  counts: WaveCounts,
  random: (byteCount: number) => Uint8Array,
): Disclosure {
  const { cells, hidden } = discloseCells(counts);
  const comments = placeComments(
    counts.tree,
    ballotUnits(counts),
    groupsToNodes(counts, counts.tally.ballotsByGroup),
    counts.comments,
    thresholdsOf(counts),
    random,
  );
  const totals = {
    hiddenByRule: countByRule(hidden),
    atBound: countBounds(cells),
    withoutShare: countWithoutShare(cells),
  };
  return { table: makeTable(cells, comments, totals), hidden };
}

function countByRule(hidden: readonly HiddenCell[]): Readonly<Record<HidingRule, number>> {
  const byRule = Object.fromEntries(HIDING_RULES.map((rule) => [rule, 0])) as Record<
    HidingRule,
    number
  >;
  for (const { rule } of hidden) byRule[rule] += 1;
  return byRule;
}

const countBounds = (cells: readonly DisclosedCell[]): number =>
  cells.reduce(
    (sum, { items }) =>
      sum + Object.values(items).filter((item) => "atLeast" in item || "atMost" in item).length,
    0,
  );

const countWithoutShare = (cells: readonly DisclosedCell[]): number =>
  cells
    .filter(({ cut }) => cut === null)
    .flatMap(({ items }) => Object.values(items))
    .filter(
      (item) => item.shown && !("counts" in item) && !("share" in item) && !("shareBounds" in item),
    ).length;
