import type { Unit } from "../../schema/wire/units.ts";
import type { PreviewBody } from "../api/results.ts";

/**
 * What the manager of a unit will see of a release: the unit, all below it, and the company; for
 * HR beside it what is hidden there.
 */
export function previewOfUnit(
  preview: PreviewBody,
  units: readonly Unit[],
  unit: string,
): PreviewBody {
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const isSeen = (id: string): boolean => {
    if (parents.get(id) === null) return true;
    for (let at: string | null | undefined = id; at; at = parents.get(at)) {
      if (at === unit) return true;
    }
    return false;
  };
  return {
    ...preview,
    cells: preview.cells.filter((cell) => isSeen(cell.unit)),
    comments: preview.comments.filter((placed) => isSeen(placed.unit)),
    hidden: preview.hidden.filter((cell) => isSeen(cell.unit)),
  };
}
