import type { DayCounts } from "../../../worker/domain/disclosure/participation.ts";
import { buildUnitTree } from "../../../worker/domain/disclosure/unitTree.ts";
import { randomTree } from "./randomTree.ts";

/** What makes one company different from another; see `randomTree`. */
export interface DaysSketch {
  readonly seed: number;
  /** Most people at a unit itself. */
  readonly maxOwn: number;
  readonly dayCount: number;
  /** Most people of a unit who answer on one day. */
  readonly maxPerDay: number;
}

/** A company of up to twelve units whose people answer day by day. */
export function randomDays({ seed, maxOwn, dayCount, maxPerDay }: DaysSketch) {
  const { parents, own, random } = randomTree(seed, 12, maxOwn);
  const idOf = (node: number) => `u${10 + node}`;
  const units = parents.map((parent, node) => ({
    id: idOf(node),
    parentId: parent < 0 ? null : idOf(parent),
  }));
  const tree = buildUnitTree(units, [idOf(0)]);
  const invitedByNode = tree.ids.map((id) => own[Number(id.slice(1)) - 10] ?? 0);
  let usedByNode = invitedByNode.map(() => 0);
  const days = Array.from({ length: dayCount }, (_, index): DayCounts => {
    usedByNode = usedByNode.map((used, node) =>
      Math.min(invitedByNode[node] ?? 0, used + Math.floor(random() * (maxPerDay + 1))),
    );
    return { day: `2026-03-${10 + index}`, usedByNode };
  });
  return { units, tree, invitedByNode, days };
}
