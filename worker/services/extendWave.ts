import { utf8ToBytes } from "@noble/hashes/utils.js";
import { type Result, refuse } from "../domain/result.ts";
import { sha256Hex } from "../domain/tokens/fingerprint.ts";
import { addDays, midnightMs } from "../domain/waves/calendar.ts";
import { isSuccessor, type Manifest, manifestText } from "../domain/waves/manifest.ts";
import { nextState, type StepOutOfOrder, stateAt } from "../domain/waves/stateMachine.ts";
import type { Actor, Deps } from "../env.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import { findManifest, findWave, type WaveRow } from "../store/wave.ts";
import { insertManifestWhile, stepWaveOnce } from "../store/waveStep.ts";
import { auditEntry } from "./auditEntry.ts";

const MAX_EXTENSION_DAYS = 30;

/**
 * Moves the closing date later, at most 30 days past the first one. A successor manifest names
 * the old one, and nothing else in it may differ. Of two at a time only one succeeds; that, and a
 * date that stands already, is answered with the present state.
 */
export async function extendWave(
  deps: Deps,
  actor: Actor,
  waveId: string,
  closesOn: string,
): Promise<
  Result<
    { id: string; state: WaveRow["state"] },
    { reason: "unknown-wave" } | { reason: "date-not-later" | "date-too-late" } | StepOutOfOrder
  >
> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  const next = nextState(stateAt(wave, deps.clock.nowMs()), "extend");
  if (!next.ok) return next;
  const [newest, first] = await Promise.all([
    readManifest(deps, wave.manifest),
    readManifest(deps, wave.firstManifest),
  ]);
  if (closesOn === newest.closesOn) {
    return refuse({ reason: "step-out-of-order", state: wave.state });
  }
  if (closesOn < newest.closesOn) return refuse({ reason: "date-not-later" });
  if (closesOn > addDays(first.closesOn, MAX_EXTENSION_DAYS)) {
    return refuse({ reason: "date-too-late" });
  }
  const successor: Manifest = { ...newest, closesOn, previous: wave.manifest };
  if (!isSuccessor(newest, successor)) throw new Error("An extension changed more than the date.");
  const body = manifestText(successor);
  const fingerprint = sha256Hex(utf8ToBytes(body));
  const offsetAt = offsetMinutesAt((await readSettings(deps.db)).timeZone);
  return stepWaveOnce(
    deps.db,
    {
      id: waveId,
      from: { state: wave.state, manifest: wave.manifest },
      to: {
        state: next.value,
        closesOn,
        closesAtMs: midnightMs(addDays(closesOn, 1), offsetAt),
        manifest: fingerprint,
      },
      entry: auditEntry(deps, actor, "wave.extended", waveId, { closesOn, fingerprint }),
    },
    (guard) => [insertManifestWhile(deps.db, guard, { fingerprint, wave: waveId, body })],
  );
}

async function readManifest(deps: Deps, fingerprint: string | null): Promise<Manifest> {
  const row = fingerprint === null ? undefined : await findManifest(deps.db, fingerprint);
  if (row === undefined) throw new Error("A launched wave has lost its manifest.");
  return JSON.parse(row.body);
}
