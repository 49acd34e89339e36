import { shuffle } from "../domain/disclosure/shuffle.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { makeInvitationCode } from "../domain/tokens/invitationCode.ts";
import { invitationLink } from "../domain/waves/invitationLink.ts";
import type { StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import { listInvitedPersons } from "../store/invitationList.ts";
import { listPeople } from "../store/person.ts";
import { readSettings } from "../store/setting.ts";
import { listUnits } from "../store/unit.ts";
import { findWave, listWaveGroups, type WaveRow } from "../store/wave.ts";
import { audit } from "./audit.ts";
import { findCodeKey, type NoCodeKey } from "./findCodeKey.ts";
import { writeCsv } from "./writeCsv.ts";

/**
 * The links of a wave as CSV for a mail-merge or a printer, each download logged. Slips have no
 * person columns and come shuffled, so that neither file nor order says who drew which.
 * @param requestOrigin stands in links where the setting `publicOrigin` is empty.
 */
export async function readInvitations(
  deps: Deps,
  actor: Actor,
  waveId: string,
  requestOrigin: string,
): Promise<
  Result<
    string,
    { reason: "unknown-wave" | "channel-has-no-file" } | Pick<NoCodeKey, "reason"> | StepOutOfOrder
  >
> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  if (wave.state !== "scheduled" && wave.state !== "open") {
    return refuse({ reason: "step-out-of-order", state: wave.state });
  }
  if (wave.channel !== "csv" && wave.channel !== "slips") {
    return refuse({ reason: "channel-has-no-file" });
  }
  const codeKey = await findCodeKey(deps, wave);
  if (!codeKey.ok) return codeKey;
  const { publicOrigin } = await readSettings(deps.db);
  const linkOf = codeAndLink(codeKey.value, wave, publicOrigin ?? requestOrigin);
  const rows: readonly Readonly<Record<string, string>>[] =
    wave.channel === "csv"
      ? await personRows(deps, wave, linkOf)
      : await slipRows(deps, wave, linkOf);
  await deps.db.batch([
    audit(deps, actor, "wave.links-downloaded", waveId, { links: rows.length }),
  ]);
  return ok(writeCsv(rows));
}

type LinkOf = ReturnType<typeof codeAndLink>;

async function personRows(deps: Deps, wave: WaveRow, linkOf: LinkOf) {
  const [invited, people, units] = await Promise.all([
    listInvitedPersons(deps.db, wave.id),
    listPeople(deps.db),
    listUnits(deps.db),
  ]);
  const personById = new Map(people.map((person) => [person.id, person]));
  const pathById = new Map(units.map((unit) => [unit.id, unit.path]));
  return invited
    .map(({ personId, groupId }) => {
      const person = personById.get(personId);
      return {
        personId,
        name: person?.name ?? "",
        email: person?.email ?? "",
        unit: pathById.get(person?.unitId ?? "") ?? "",
        ...linkOf(groupId, personId),
      };
    })
    .sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

async function slipRows(deps: Deps, wave: WaveRow, linkOf: LinkOf) {
  const groups = await listWaveGroups(deps.db, wave.id);
  const rows = groups.flatMap((group) =>
    Array.from({ length: group.invited }, (_, i) => ({
      unit: group.unitName,
      ...linkOf(group.id, String(i + 1)),
    })),
  );
  return [...shuffle(rows, deps.random)];
}

const codeAndLink =
  (codeKey: Uint8Array, wave: WaveRow, origin: string) => (group: string, holder: string) => {
    const code = makeInvitationCode(codeKey, wave.id, group, holder);
    return { code, link: invitationLink(origin, wave.id, code, group, wave.firstManifest ?? "") };
  };
