import { compareKey, type KeyFault, type KeyRing } from "../domain/keys/keyRing.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Deps } from "../env.ts";
import { noteFirstKey, noteNextKey, readKeysInUse } from "../store/keyInUse.ts";
import { listWavesInState } from "../store/wave.ts";
import { readSeedState } from "../store/waveSeed.ts";
import { SYSTEM } from "./audit.ts";
import { auditEntry } from "./auditEntry.ts";
import { findCodeKey } from "./findCodeKey.ts";

/**
 * Compares the keys with those that the database was made with, and notes a first key and a
 * rotated one. Data of before keys were noted takes a key only if that opens some of what is there.
 * @returns refused at the first key that does not fit: then nothing may be answered
 */
export async function takeUpKeys(
  deps: Deps,
  rings: readonly KeyRing[],
): Promise<Result<null, KeyFault>> {
  const idsInUse = await readKeysInUse(deps.db);
  for (const ring of rings) {
    const { name, current } = ring;
    const idInUse = idsInUse.get(name);
    switch (compareKey(ring, idInUse)) {
      case "same":
        break;
      case "foreign":
        return refuse({ reason: "key-foreign", name, expectedId: idInUse ?? "" });
      case "rotated": {
        const change = { name, from: idInUse ?? "", to: current.id };
        const detail = { keyBefore: change.from, keyNow: change.to };
        await noteNextKey(deps.db, change, auditEntry(deps, SYSTEM, "key.rotated", name, detail));
        break;
      }
      case "new":
        if (ring.lostIds.length === 0 && !(await opensAny(deps, ring))) {
          return refuse({ reason: "key-opens-nothing", name });
        }
        await noteFirstKey(deps.db, name, current.id);
    }
  }
  return ok(null);
}

/** Whether a key fits something that it should have made; true where there is no such thing. */
async function opensAny(deps: Deps, { name }: KeyRing): Promise<boolean> {
  // Nothing that it signed is kept.
  if (name === "AUTH_SECRET") return true;
  const waves = await listWavesInState(deps.db, ["scheduled", "open", "closed"]);
  let failed = 0;
  for (const wave of waves) {
    if (name === "SEAL_KEY") {
      const state = await readSeedState(deps, wave.id);
      if (state === "current" || state === "earlier") return true;
      if (state === "foreign") failed += 1;
    } else {
      const found = await findCodeKey(deps, wave);
      if (found.ok) return true;
      if (found.error.reason === "codes-of-another-key") failed += 1;
    }
  }
  return failed === 0;
}
