import { hashInvitationCode, makeInvitationCode } from "../domain/tokens/invitationCode.ts";
import { idsAtOrUnder } from "../domain/units/tree.ts";
import { slipsOf } from "../domain/waves/population.ts";
import type { Deps } from "../env.ts";
import type { AskedPersonRow } from "../store/askedPerson.ts";
import type { WaveRow } from "../store/wave.ts";
import type { RosterPopulation } from "./wavePopulation.ts";

/** The ballot groups that a launch freezes. */
export function groupRows(waveId: string, population: RosterPopulation) {
  return population.grouping.groups.map((group, position) => ({
    wave: waveId,
    position,
    id: group.id,
    unitId: group.unit,
    unitName: group.unitName,
    cut: group.cut,
    invited: group.invited,
  }));
}

/** The tree that a launch freezes: groups may stand above the wave's units, up to the root. */
export function unitRows(wave: WaveRow, population: RosterPopulation) {
  const shown = new Set(idsAtOrUnder(population.units, JSON.parse(wave.units)));
  for (const group of population.grouping.groups) shown.add(group.unit);
  const parents = new Map(population.units.map((unit) => [unit.id, unit.parentId]));
  for (const top of [...shown]) {
    for (let id = parents.get(top); id; id = parents.get(id)) shown.add(id);
  }
  return population.units
    .filter((unit) => shown.has(unit.id))
    .map((unit) => ({
      wave: wave.id,
      unitId: unit.id,
      parentId: unit.parentId,
      name: unit.name,
      path: unit.path,
    }));
}

/** The unused invitations of a launch. */
export async function invitationRows(deps: Deps, wave: WaveRow, population: RosterPopulation) {
  // In an open wave each proof of work makes its own, up to the number invited.
  if (wave.channel === "open") return [];
  // Slips carry no person, even where the population was chosen from the roster.
  const invitees = wave.channel === "slips" ? slipsOf(population.grouping) : population.invitees;
  return invitees.map(({ group, holder, person }) => ({
    codeHash: hashInvitationCode(makeInvitationCode(deps.secrets.codeKey, wave.id, group, holder)),
    groupId: group,
    personId: person,
  }));
}

/** Whom a launch asks; none where codes are handed out to whoever comes. */
export const askedRows = ({ invitees }: Pick<RosterPopulation, "invitees">): AskedPersonRow[] =>
  invitees.flatMap(({ person, group }) =>
    person === null ? [] : [{ personId: person, groupId: group }],
  );
