import type { Answers, Definition, Item } from "../../../worker/domain/definitions/definition.ts";
import { buildUnitTree } from "../../../worker/domain/disclosure/unitTree.ts";
import type { WaveCounts } from "../../../worker/domain/disclosure/waveCounts.ts";
import { countBallot, emptyTally } from "../../../worker/domain/scoring/tally.ts";

/** An item with everything that a test does not care about filled in. */
export const makeItem = (item: Partial<Item> & Pick<Item, "id" | "kind">): Item => ({
  scale: item.kind === "scale5" ? "SAT5" : null,
  options: [],
  maxChoices: null,
  allowsNotApplicable: false,
  isReversed: false,
  dimension: null,
  maxLength: item.kind === "text" ? 500 : 0,
  visibleIf: null,
  ...item,
});

/** A definition of the given items; each of `dimensions` lists item ids. */
export const makeDefinition = (
  items: readonly Item[],
  dimensions: Readonly<Record<string, readonly string[]>> = {},
): Definition => ({
  slug: "pulse",
  version: "1.0.0",
  items,
  anchor: null,
  screener: null,
  population: "roster",
  dimensions: Object.entries(dimensions).map(([id, ids]) => ({
    id,
    title: { zh: id, en: id },
    model: "reflective" as const,
    items: ids,
  })),
});

/** A group of a unit and the ballots that it sent. */
export interface GroupSketch {
  readonly unit: string;
  readonly cut?: string;
  /** As many as have answered where absent; null where nobody knows. */
  readonly invited?: number | null;
  readonly ballots: readonly Answers[];
}

/** Counts of a wave from units (id → parent), groups with their ballots, and a definition. */
export function makeCounts(
  units: Readonly<Record<string, string | null>>,
  groups: readonly GroupSketch[],
  definition: Definition,
  more: Partial<
    Pick<WaveCounts, "k" | "cutValues" | "showsCuts" | "comments" | "participationUnits">
  > & {
    waveUnits?: string[];
  } = {},
): WaveCounts {
  const nodes = Object.entries(units).map(([id, parentId]) => ({ id, parentId }));
  const { waveUnits = Object.keys(units), ...rest } = more;
  const tree = buildUnitTree(nodes, waveUnits);
  const tally = emptyTally(definition, groups.length);
  for (const [group, { ballots }] of groups.entries()) {
    for (const answers of ballots) countBallot(tally, definition, group, answers);
  }
  return {
    definition,
    k: 5,
    tree,
    cutValues: [],
    comments: [],
    participationUnits: new Set(),
    showsCuts: true,
    groups: groups.map(({ unit, cut = null, ballots, invited = ballots.length }) => ({
      ...{ cut, invited },
      node: tree.indexById.get(unit) ?? -1,
    })),
    tally,
    ...rest,
  };
}

/** So many ballots with the same answers. */
export const times = (count: number, answers: Answers): Answers[] =>
  Array.from({ length: count }, () => answers);
