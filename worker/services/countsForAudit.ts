import type { BaseCell, ResultsJson } from "../auditor/captured.ts";
import { classCounts } from "../auditor/classCounts.ts";
import { closedItems } from "../domain/definitions/closedValues.ts";
import { type Tally, valueCount } from "../domain/scoring/tally.ts";
import type { StoredAuditCounts } from "../store/auditCounts.ts";
import type { WaveShape } from "./waveShape.ts";

/**
 * What an audit of a release needs beside its figures: the tree, the items of each dimension, and
 * numbers of people as coarse as they suffice.
 * @param results all cells and comments of the release, as the results route will answer them.
 */
export function countsForAudit(
  shape: WaveShape,
  tally: Tally,
  results: ResultsJson,
): StoredAuditCounts {
  const { ids, parents } = shape.tree;
  const tree = ids.map((id, node) => ({ id, parentId: ids[parents[node] ?? -1] ?? null }));
  return {
    tree,
    dimensions: Object.fromEntries(shape.definition.dimensions.map(({ id, items }) => [id, items])),
    baseCells: classCounts({ results, tree, baseCells: baseCellsOf(shape, tally) }),
  };
}

/** Numbers of ballots and of valid answers per ballot group, as an audit asks for them. */
export function baseCellsOf(
  { definition, groups }: Pick<WaveShape, "definition" | "groups">,
  tally: Tally,
): BaseCell[] {
  const items = closedItems(definition);
  return groups.map(({ unitId, cut }, group) => ({
    unit: unitId,
    cut,
    ballots: tally.ballotsByGroup[group] ?? 0,
    nByItem: Object.fromEntries(
      items.map((item) => {
        const width = valueCount(item);
        const row = tally.countsByItem.get(item.id)?.subarray(group * width, (group + 1) * width);
        // The last number of a multiple choice is the people who answered it at all.
        const n = item.kind === "multiple" ? row?.at(-1) : row?.reduce((sum, count) => sum + count);
        return [item.id, n ?? 0];
      }),
    ),
  }));
}
