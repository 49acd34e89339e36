import { groupOf, type LinkRow, type OpenWave } from "./openWave.ts";
import { COMPANY, REGIONS } from "./teams.ts";

/** Somebody who holds a link. */
export interface Respondent {
  readonly link: LinkRow;
  /** Person id, or a name for whoever drew a slip: the same in every start of one data folder. */
  readonly person: string;
  /** Path of the team on the roster, or of the unit for which a slip was made. */
  readonly unit: string;
}

/** Those who hold the links of a wave. Slips come shuffled, so they are put in order by code. */
export function listRespondents({ manifest, links }: OpenWave): Respondent[] {
  const drawn = new Map<string, number>();
  return links
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((link) => {
      if (link.personId !== undefined) return { link, person: link.personId, unit: link.unit };
      const group = groupOf(link.link);
      const number = (drawn.get(group) ?? 0) + 1;
      drawn.set(group, number);
      const person = `${manifest.survey} ${manifest.opensOn} ${group} ${number}`;
      return { link, person, unit: pathOfSlip(link.unit) };
    });
}

/** Slips name their unit by its last name; codes are only ever made for regions or the company. */
const pathOfSlip = (unitName: string): string =>
  REGIONS.find((path) => path.endsWith(`/${unitName}`)) ?? COMPANY;
