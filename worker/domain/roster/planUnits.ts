import { must } from "../must.ts";
import { ok, type Result, refuse } from "../result.ts";
import { parentPath, pathsFromRoot, readUnitPath } from "../units/path.ts";
import { parentsFirst } from "../units/tree.ts";

/** A unit as it is kept. */
export interface RosterUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  /** Names from the root down, joined by "/". */
  readonly path: string;
}

/** HR's word that a unit is the same one under another name or at another place. */
export interface UnitRename {
  readonly unitId: string;
  readonly newPath: string;
}

/** A rename that cannot be done; `index` is its place in the list. */
export interface RenameFault {
  readonly index: number;
  readonly code:
    | "unit-unknown"
    | "unit-repeated"
    | "path-not-valid"
    | "path-taken"
    | "root-differs";
}

/** The tree after an import. Ids are never reused and units never deleted: trends hang on them. */
export interface UnitPlan {
  /** The whole tree, each unit after its parent. */
  readonly units: readonly RosterUnit[];
  readonly added: readonly RosterUnit[];
  /** Known units whose path changes: the renamed ones and all below them. */
  readonly renamed: readonly { readonly from: RosterUnit; readonly to: RosterUnit }[];
}

/**
 * Finds or makes the unit of every path. Renames are applied first, and carry everything below
 * along; then paths that no unit has become new units, numbered on from the highest id.
 * @param paths of all people; their first name is the root's name after the renames.
 */
export function planUnits(
  current: readonly RosterUnit[],
  paths: readonly string[],
  renames: readonly UnitRename[],
): Result<UnitPlan, { readonly reason: "renames-not-valid"; readonly faults: RenameFault[] }> {
  const ordered = current.length === 0 ? [] : parentsFirst(current);
  const rootName = rootNameAfter(current, renames);
  const newPathById = new Map<string, string>();
  const faults = renames.flatMap((rename, index) => {
    const code = renameFault(rename, ordered, rootName, newPathById);
    return code === null ? [] : [{ index, code }];
  });
  const pathById = new Map<string, string>();
  const idByPath = new Map<string, string>();
  for (const { id, parentId, name } of ordered) {
    const above = parentId === null ? "" : `${pathById.get(parentId)}/`;
    const path = newPathById.get(id) ?? above + name;
    if (idByPath.has(path)) {
      const index = renames.findIndex((rename) => newPathById.get(rename.unitId) === path);
      faults.push({ index: Math.max(index, 0), code: "path-taken" });
    }
    pathById.set(id, path);
    idByPath.set(path, id);
  }
  if (faults.length > 0) return refuse({ reason: "renames-not-valid", faults });

  const needed = new Set([...idByPath.keys(), ...paths].flatMap(pathsFromRoot));
  let number = current.reduce((highest, { id }) => Math.max(highest, Number(id.slice(1))), 0);
  for (const path of needed) {
    if (idByPath.has(path)) continue;
    number += 1;
    idByPath.set(path, `u${String(number).padStart(5, "0")}`);
  }
  const units = parentsFirst(
    [...needed].map((path) => {
      const above = parentPath(path);
      return {
        id: must(idByPath.get(path)),
        parentId: above === null ? null : must(idByPath.get(above)),
        name: path.slice(above === null ? 0 : above.length + 1),
        path,
      };
    }),
  );
  const currentById = new Map(current.map((unit) => [unit.id, unit]));
  const renamed = units.flatMap((to) => {
    const from = currentById.get(to.id);
    return from === undefined || from.path === to.path ? [] : [{ from, to }];
  });
  return ok({ units, added: units.filter(({ id }) => !currentById.has(id)), renamed });
}

/** Notes a rename in `newPathById`, or says why it cannot be. */
function renameFault(
  { unitId, newPath }: UnitRename,
  ordered: readonly RosterUnit[],
  rootName: string | null,
  newPathById: Map<string, string>,
): RenameFault["code"] | null {
  const unit = ordered.find(({ id }) => id === unitId);
  if (unit === undefined) return "unit-unknown";
  if (newPathById.has(unitId)) return "unit-repeated";
  const names = readUnitPath(newPath);
  if (typeof names === "string") return "path-not-valid";
  // Nothing becomes a second root, or stands under one, and the root stays the root.
  const isRoot = unit.parentId === null;
  if (isRoot !== (names.length === 1) || names[0] !== rootName) return "root-differs";
  newPathById.set(unitId, names.join("/"));
  return null;
}

/** The name of the root once the renames are done, or null before the first import. */
export function rootNameAfter(
  current: readonly RosterUnit[],
  renames: readonly UnitRename[],
): string | null {
  const root = current.find(({ parentId }) => parentId === null);
  if (root === undefined) return null;
  return (
    renames
      .find(({ unitId }) => unitId === root.id)
      ?.newPath.trim()
      .normalize("NFC") ?? root.name
  );
}
