import { compileDefinition } from "../domain/definitions/compileDefinition.ts";
import type { Definition } from "../domain/definitions/definition.ts";
import { showsCuts } from "../domain/disclosure/releasePolicy.ts";
import { buildUnitTree, type UnitTree } from "../domain/disclosure/unitTree.ts";
import type { Deps } from "../env.ts";
import { findSurveyVersion } from "../store/survey.ts";
import {
  findManifest,
  listWaveGroups,
  listWaveUnits,
  type WaveGroupRow,
  type WaveRow,
} from "../store/wave.ts";

/** What was frozen at launch and decides how a wave is counted and shown. */
export interface WaveShape {
  readonly definition: Definition;
  readonly tree: UnitTree;
  /** By position, as in a packed ballot. */
  readonly groups: readonly WaveGroupRow[];
  /** Index of each group's unit in the tree. */
  readonly nodeOfGroup: readonly number[];
  readonly cutValues: readonly string[];
  /** Whether the policy of the wave's manifest shows breakdowns by cut value. */
  readonly showsCuts: boolean;
}

/**
 * Reads the frozen shape of a launched wave.
 * @throws when the wave was never launched, or its version is gone.
 */
export async function readWaveShape(deps: Deps, wave: WaveRow): Promise<WaveShape> {
  const [version, groups, units, manifest] = await Promise.all([
    findSurveyVersion(deps.db, wave.survey, wave.version),
    listWaveGroups(deps.db, wave.id),
    listWaveUnits(deps.db, wave.id),
    findManifest(deps.db, wave.manifest ?? ""),
  ]);
  if (version === undefined) throw new Error("The wave names a version that is gone.");
  const definition = compileDefinition(JSON.parse(version.body));
  if (!definition.ok) throw new Error("A published version does not compile.");
  const tree = buildUnitTree(
    units.map(({ unitId, parentId }) => ({ id: unitId, parentId })),
    JSON.parse(wave.units),
  );
  const nodeOfGroup = groups.map(({ unitId }) => {
    const node = tree.indexById.get(unitId);
    if (node === undefined) throw new Error("A ballot group stands outside the unit tree.");
    return node;
  });
  const cutValues = new Set(groups.flatMap(({ cut }) => (cut === null ? [] : [cut])));
  return {
    definition: definition.value,
    tree,
    groups,
    nodeOfGroup,
    cutValues: [...cutValues].sort(),
    showsCuts: showsCuts(manifest && JSON.parse(manifest.body).policy?.id),
  };
}
