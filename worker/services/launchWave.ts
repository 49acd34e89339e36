import { utf8ToBytes } from "@noble/hashes/utils.js";
import { compileDefinition } from "../domain/definitions/compileDefinition.ts";
import { requestBytesOf } from "../domain/definitions/requestBytes.ts";
import { releasePolicy } from "../domain/disclosure/releasePolicy.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { bytesToBase64Url } from "../domain/tokens/base64url.ts";
import { sha256Hex } from "../domain/tokens/fingerprint.ts";
import { deriveGroupKey } from "../domain/tokens/groupKey.ts";
import { hashInvitationCode, makeInvitationCode } from "../domain/tokens/invitationCode.ts";
import { idsAtOrUnder } from "../domain/units/tree.ts";
import { dateAt } from "../domain/waves/calendar.ts";
import type { TooManyCutValues } from "../domain/waves/cutValues.ts";
import { minimumGroupSize, type PopulationTooSmall } from "../domain/waves/groups.ts";
import { type Manifest, manifestText } from "../domain/waves/manifest.ts";
import type { StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import { insertInvitations } from "../store/invitationList.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import {
  changeWave,
  claimLaunch,
  demandLaunchClaim,
  findWave,
  freeLaunchClaim,
  holdsLaunchClaim,
  insertManifest,
  insertWaveGroups,
  insertWaveUnits,
  LAUNCH_CLAIM_MS,
  type WaveRow,
} from "../store/wave.ts";
import { readSeed, writeSeed } from "../store/waveSeed.ts";
import { audit } from "./audit.ts";
import { readSurveyVersion } from "./surveys.ts";
import { today } from "./today.ts";
import type { TooEarly } from "./tooEarly.ts";
import { readWavePopulation, slipsOf, type WavePopulation } from "./wavePopulation.ts";

const MS_PER_DAY = 86_400_000;
/** Ballots not released so many days after the launch-time closing date are gone. */
const BOX_DAYS = 180;
const SEED_BYTES = 32;
const LINKS_HELD_BY = {
  mail: "system",
  csv: "hr",
  slips: "hr-unassigned",
  open: "public",
} as const;

/**
 * Freezes groups, keys, policy and dates in a public manifest, and makes the invitations.
 * A crash anywhere leaves a draft that can be launched again; the seed of a failed try opens
 * nothing, since no manifest names its keys.
 */
export async function launchWave(
  deps: Deps,
  actor: Actor,
  waveId: string,
): Promise<
  Result<
    { id: string; state: WaveRow["state"] },
    | { reason: "unknown-wave" | "already-over" }
    | StepOutOfOrder
    | TooEarly
    | PopulationTooSmall
    | TooManyCutValues
  >
> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  const stateNow = async () => (await findWave(deps.db, waveId))?.state ?? wave.state;
  if (wave.state === "draft" && wave.closesOn < (await today(deps))) {
    return refuse({ reason: "already-over" });
  }
  // Only one launch at a time may write the seed; a crashed one is overtaken after a minute.
  const claimedAtMs = deps.clock.realNowMs();
  if (!(await claimLaunch(deps.db, waveId, claimedAtMs))) {
    const state = await stateNow();
    if (state !== "draft") return refuse({ reason: "step-out-of-order", state });
    return refuse({ reason: "too-early", state, retryAfterSeconds: LAUNCH_CLAIM_MS / 1000 });
  }
  const population = await readWavePopulation(deps, wave);
  if (!population.ok) {
    await freeLaunchClaim(deps.db, waveId);
    return population;
  }

  if (!(await holdsLaunchClaim(deps.db, waveId, claimedAtMs))) {
    return refuse({ reason: "step-out-of-order", state: await stateNow() });
  }
  await writeSeed(deps, waveId, deps.random(SEED_BYTES), boxExpiryMs(wave));
  const seed = await readSeed(deps, waveId);
  if (seed === null) throw new Error("The wave seed could not be read back.");

  const { body, expiresAtMs, requestBytes } = await makeManifest(
    deps,
    wave,
    population.value,
    seed,
  );
  const fingerprint = sha256Hex(utf8ToBytes(body));
  const state = wave.opensAtMs <= deps.clock.nowMs() ? "open" : "scheduled";
  try {
    await deps.db.batch([
      demandLaunchClaim(deps.db, waveId, claimedAtMs),
      insertManifest(deps.db, { fingerprint, wave: waveId, body }),
      ...insertWaveGroups(deps.db, groupRows(waveId, population.value)),
      ...insertWaveUnits(deps.db, unitRows(wave, population.value)),
      ...insertInvitations(deps.db, waveId, await invitationRows(deps, wave, population.value)),
      changeWave(deps.db, waveId, ["draft"], {
        state,
        manifest: fingerprint,
        firstManifest: fingerprint,
        requestBytes,
        expiresAtMs,
        launchClaimedAtMs: null,
      }),
      audit(deps, actor, "wave.launched", waveId, {
        fingerprint,
        groups: population.value.grouping.groups.length,
        invited: population.value.invitees.length,
      }),
    ]);
  } catch (error) {
    // Another launch has overtaken this one: tell where the wave is now.
    if (await holdsLaunchClaim(deps.db, waveId, claimedAtMs)) throw error;
    const now = await stateNow();
    return refuse({ reason: "step-out-of-order", state: now });
  }
  return ok({ id: waveId, state });
}

/** When the storage of a wave's ballots ends: one constant per wave, never moved by extensions. */
function boxExpiryMs(wave: WaveRow): number {
  return wave.closesAtMs + BOX_DAYS * MS_PER_DAY;
}

async function makeManifest(
  deps: Deps,
  wave: WaveRow,
  population: WavePopulation,
  seed: Uint8Array,
) {
  const version = await readSurveyVersion(deps, wave.survey, wave.version);
  if (version === undefined) throw new Error("The wave names a version that is gone.");
  const definition = compileDefinition(JSON.parse(version.body));
  if (!definition.ok) throw new Error("A published version does not compile.");
  const settings = await readSettings(deps.db);
  const expiresAtMs = boxExpiryMs(wave);
  const requestBytes = requestBytesOf(definition.value);
  const manifest: Manifest = {
    v: 1,
    wave: wave.id,
    name: wave.name,
    survey: wave.survey,
    version: wave.version,
    definitionSha256: version.sha256,
    opensOn: wave.opensOn,
    closesOn: wave.closesOn,
    k: wave.k,
    cut: wave.cut,
    channel: wave.channel,
    linksHeldBy: LINKS_HELD_BY[wave.channel],
    requestBytes,
    policy: releasePolicy(minimumGroupSize(wave.k)),
    retention: {
      holdDays: settings.retention.holdDays,
      ballotsExpireOn: dateAt(expiresAtMs, offsetMinutesAt(settings.timeZone)),
    },
    notice: JSON.parse(wave.notice),
    previous: null,
    groups: population.grouping.groups.map((group) => ({
      id: group.id,
      unit: group.unit,
      unitName: group.unitName,
      cut: group.cut,
      invited: group.invited,
      publicKey: bytesToBase64Url(deriveGroupKey(seed, wave.id, group.id).publicKey),
    })),
  };
  return { body: manifestText(manifest), expiresAtMs, requestBytes };
}

function groupRows(waveId: string, population: WavePopulation) {
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

// The whole tree is kept: groups may stand above the wave's units, up to the root.
function unitRows(wave: WaveRow, population: WavePopulation) {
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

async function invitationRows(deps: Deps, wave: WaveRow, population: WavePopulation) {
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
