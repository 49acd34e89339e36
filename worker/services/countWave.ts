import type { WaveCounts } from "../domain/disclosure/waveCounts.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Deps } from "../env.ts";
import { countTokensIssued } from "../store/invitation.ts";
import { deriveSealKey, type SealKey } from "../store/seal.ts";
import type { WaveRow } from "../store/wave.ts";
import { readSeed } from "../store/waveSeed.ts";
import { readAskedPeople } from "./askedPeople.ts";
import { type CountedBox, tallyWave } from "./tallyWave.ts";
import { readWaveShape, type WaveShape } from "./waveShape.ts";

/** A closed wave's ballots, counted, beside what was frozen at launch. */
export interface CountedWave {
  readonly shape: WaveShape;
  readonly box: CountedBox;
  readonly sealKey: SealKey;
  /** People asked, by group; null where nobody knows. */
  readonly asked: readonly number[] | null;
  /** Tokens issued in all. */
  readonly issued: number;
  /** Groups with more ballots than tokens issued. */
  readonly excessGroups: number;
}

/** The seed of a wave is gone, or no key of ours opens it: its ballots can be opened no more. */
export interface BallotsLost {
  readonly reason: "ballots-lost";
}

/**
 * Counts a wave whose box has settled. Nothing of it is stored here; the same box always gives the
 * same counts, so that every step of a release may count again after a crash.
 */
export async function countWave(
  deps: Deps,
  wave: WaveRow,
): Promise<Result<CountedWave, BallotsLost>> {
  const seed = await readSeed(deps, wave.id);
  if (seed === null) return refuse({ reason: "ballots-lost" });
  const sealKey = await deriveSealKey(seed, wave.id);
  const shape = await readWaveShape(deps, wave);
  const { definition, groups } = shape;
  const box = await tallyWave(deps.box, {
    wave: wave.id,
    definition,
    groupCount: groups.length,
    sealKey,
  });
  const issuedByGroup = await countTokensIssued(deps.db, wave.id);
  const { ballotsByGroup } = box.tally;
  return ok({
    shape,
    box,
    sealKey,
    asked: await readAskedPeople(deps, wave, shape),
    issued: [...issuedByGroup.values()].reduce((sum, count) => sum + count, 0),
    excessGroups: groups.filter(
      ({ id }, index) => !((ballotsByGroup[index] ?? 0) <= (issuedByGroup.get(id) ?? 0)),
    ).length,
  });
}

/** What the release policy works on, as far as a counted wave gives it. */
export const waveCounts = (
  { shape, box, asked }: CountedWave,
  { k }: Pick<WaveRow, "k">,
): Omit<WaveCounts, "comments" | "participationUnits"> => ({
  definition: shape.definition,
  k,
  tree: shape.tree,
  cutValues: shape.cutValues,
  showsCuts: shape.showsCuts,
  groups: shape.groups.map(({ cut }, index) => ({
    invited: asked?.[index] ?? null,
    cut,
    node: shape.nodeOfGroup[index] ?? -1,
  })),
  tally: box.tally,
});
