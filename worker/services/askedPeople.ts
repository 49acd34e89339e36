import { askedByGroup } from "../domain/waves/handedOut.ts";
import type { Deps } from "../env.ts";
import { listHandOuts } from "../store/handOut.ts";
import { countTokensIssued } from "../store/invitation.ts";
import type { WaveRow } from "../store/wave.ts";
import { isPeriodWave } from "./handOuts.ts";
import type { WaveShape } from "./waveShape.ts";

/**
 * How many people a wave asked, by group index: those invited; of a period wave the codes that were
 * handed out. Null where HR's entries cannot be all.
 * @param usedByGroup codes used, by group id; read from the invitations where absent.
 */
export async function readAskedPeople(
  deps: Deps,
  wave: WaveRow,
  { groups }: Pick<WaveShape, "groups">,
  usedByGroup?: ReadonlyMap<string, number>,
): Promise<readonly number[] | null> {
  if (!isPeriodWave(wave)) return groups.map(({ invited }) => invited);
  const [rows, used] = await Promise.all([
    listHandOuts(deps.db, wave.id),
    usedByGroup ?? countTokensIssued(deps.db, wave.id),
  ]);
  const rowsByGroup = Map.groupBy(rows, ({ groupId }) => groupId);
  return askedByGroup(
    groups.map(({ id, invited }) => ({
      made: invited,
      used: used.get(id) ?? 0,
      handedOut: (rowsByGroup.get(id) ?? []).reduce((sum, { count }) => sum + count, 0),
    })),
  );
}
