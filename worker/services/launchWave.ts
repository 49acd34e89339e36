import { utf8ToBytes } from "@noble/hashes/utils.js";
import { ok, type Result, refuse } from "../domain/result.ts";
import { sha256Hex } from "../domain/tokens/fingerprint.ts";
import type { StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import { countLaunches, demandNoLaunchSince, insertAskedPeople } from "../store/askedPerson.ts";
import { insertInvitations } from "../store/invitationList.ts";
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
import { comparePopulation, nearestOf, type PopulationTooNear } from "./comparePopulation.ts";
import { boxExpiryMs, makeManifest } from "./firstManifest.ts";
import { askedRows, groupRows, invitationRows, unitRows } from "./launchRows.ts";
import { today } from "./today.ts";
import { type PopulationRefused, readWavePopulation } from "./wavePopulation.ts";

const SEED_BYTES = 32;

/** Somebody launches it at this moment, or did so a moment ago when the server was ended. */
interface BeingLaunched {
  readonly reason: "being-launched";
  readonly state: WaveRow["state"];
  /** Then a launch that was cut off is overtaken. */
  readonly retryAfterSeconds: number;
}

type Launched = Result<
  { id: string; state: WaveRow["state"] },
  StepOutOfOrder | BeingLaunched | PopulationRefused | PopulationTooNear
>;

/**
 * Freezes who is asked, groups, keys, policy and dates in a public manifest, and makes the
 * invitations. A crash anywhere leaves a draft that can be launched again; the seed of a failed try
 * opens nothing, since no manifest names its keys.
 */
export async function launchWave(
  deps: Deps,
  actor: Actor,
  waveId: string,
): Promise<Launched | Result<never, { reason: "unknown-wave" | "already-over" }>> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  if (wave.state === "draft" && wave.closesOn < (await today(deps))) {
    return refuse({ reason: "already-over" });
  }
  // Only one launch at a time may write the seed; a crashed one is overtaken after a minute.
  const claimedAtMs = deps.clock.realNowMs();
  if (!(await claimLaunch(deps.db, waveId, claimedAtMs))) {
    const state = await stateNow(deps, wave);
    if (state !== "draft") return refuse({ reason: "step-out-of-order", state });
    return refuse({ reason: "being-launched", state, retryAfterSeconds: LAUNCH_CLAIM_MS / 1000 });
  }
  let launched = await tryLaunch(deps, actor, wave, claimedAtMs);
  // Whoever is launched in between is compared with: of two waves that are near, one is refused.
  while (launched === "another-launch") launched = await tryLaunch(deps, actor, wave, claimedAtMs);
  return launched;
}

/** One try under a claim; `another-launch` where a wave came in between that was not looked at. */
async function tryLaunch(
  deps: Deps,
  actor: Actor,
  wave: WaveRow,
  claimedAtMs: number,
): Promise<Launched | "another-launch"> {
  const population = await readWavePopulation(deps, wave);
  if (!population.ok) {
    await freeLaunchClaim(deps.db, wave.id);
    return population;
  }
  const compared = await comparePopulation(deps, wave, population.value);
  const near = nearestOf(compared);
  if (near !== null) {
    await freeLaunchClaim(deps.db, wave.id);
    return refuse(near);
  }

  if (!(await holdsLaunchClaim(deps.db, wave.id, claimedAtMs))) {
    return refuse({ reason: "step-out-of-order", state: await stateNow(deps, wave) });
  }
  await writeSeed(deps, wave.id, deps.random(SEED_BYTES), boxExpiryMs(wave));
  const seed = await readSeed(deps, wave.id);
  if (seed === null) throw new Error("The wave seed could not be read back.");

  const { rule, asked, company, grouping } = population.value;
  const { overlap, launches } = compared;
  const { body, ...frozen } = await makeManifest(deps, wave, population.value, overlap, seed);
  const fingerprint = sha256Hex(utf8ToBytes(body));
  const state = wave.opensAtMs <= deps.clock.nowMs() ? "open" : "scheduled";
  try {
    await deps.db.batch([
      demandLaunchClaim(deps.db, wave.id, claimedAtMs),
      demandNoLaunchSince(deps.db, launches),
      insertManifest(deps.db, { fingerprint, wave: wave.id, body }),
      ...insertWaveGroups(deps.db, groupRows(wave.id, population.value)),
      ...insertWaveUnits(deps.db, unitRows(wave, population.value)),
      ...insertInvitations(deps.db, wave.id, await invitationRows(deps, wave, population.value)),
      ...insertAskedPeople(deps.db, wave.id, askedRows(population.value)),
      changeWave(deps.db, wave.id, ["draft"], {
        state,
        manifest: fingerprint,
        firstManifest: fingerprint,
        ...frozen,
        launchClaimedAtMs: null,
      }),
      audit(deps, actor, "wave.launched", wave.id, {
        fingerprint,
        groups: grouping.groups.length,
        invited: asked,
        roster: company,
        rule,
        overlap: overlap.map(({ wave: id, people }) => ({ wave: id, people })),
      }),
    ]);
  } catch (error) {
    if (!(await holdsLaunchClaim(deps.db, wave.id, claimedAtMs))) {
      // Another launch has overtaken this one: tell where the wave is now.
      return refuse({ reason: "step-out-of-order", state: await stateNow(deps, wave) });
    }
    if ((await countLaunches(deps.db)) === launches) throw error;
    return "another-launch";
  }
  return ok({ id: wave.id, state });
}

const stateNow = async (deps: Deps, wave: WaveRow) =>
  (await findWave(deps.db, wave.id))?.state ?? wave.state;
