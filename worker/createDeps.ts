import {
  type Bindings,
  type Deps,
  readAccess,
  readProofOfWorkSteps,
  readSeconds,
  readSecret,
} from "./env.ts";
import { loadClock } from "./store/clock.ts";
import { openDatabase } from "./store/openDatabase.ts";

const depsByBindings = new WeakMap<Bindings, Promise<Deps>>();

/**
 * Everything services need, built once per isolate from the bindings.
 * @throws when a secret is missing or malformed, or a ballot could come after the box is listed:
 *   fails closed.
 */
export function depsOf(bindings: Bindings): Promise<Deps> {
  let deps = depsByBindings.get(bindings);
  if (deps === undefined) {
    deps = createDeps(bindings);
    depsByBindings.set(bindings, deps);
    // A failed start (database not migrated yet) is tried again by the next request.
    deps.catch(() => depsByBindings.delete(bindings));
  }
  return deps;
}

async function createDeps(bindings: Bindings): Promise<Deps> {
  const isEmbedded = bindings.EMBEDDED === "1";
  if (!bindings.OWNER_KEY || bindings.OWNER_KEY.length < 32) {
    throw new Error("The secret OWNER_KEY is missing or too short.");
  }
  const ownerKeyHash = await crypto.subtle.digest(
    "SHA-256",
    new TextEncoder().encode(bindings.OWNER_KEY),
  );
  const submitGraceSeconds = readSeconds(bindings.SUBMIT_GRACE_SECONDS, isEmbedded ? 0 : 120);
  const settleSeconds = readSeconds(bindings.KV_SETTLE_SECONDS, isEmbedded ? 0 : 300);
  // A local box shows a write at once; KV elsewhere after up to a minute, twice that to be safe.
  if (settleSeconds < submitGraceSeconds + (isEmbedded ? 0 : 120)) {
    throw new Error("KV_SETTLE_SECONDS is too short for SUBMIT_GRACE_SECONDS.");
  }
  const { SEAL_KEY_PREVIOUS, AUTH_SECRET } = bindings;
  readSecret("AUTH_SECRET", AUTH_SECRET);
  const db = openDatabase(bindings.DB);
  return {
    db,
    d1: bindings.DB,
    box: bindings.BOX,
    assets: bindings.ASSETS,
    clock: isEmbedded
      ? await loadClock(db, bindings.CLOCK)
      : { nowMs: () => Date.now(), realNowMs: () => Date.now() },
    random: (byteCount) => crypto.getRandomValues(new Uint8Array(byteCount)),
    secrets: {
      sealKey: readSecret("SEAL_KEY", bindings.SEAL_KEY),
      previousSealKey:
        SEAL_KEY_PREVIOUS === undefined ? null : readSecret("SEAL_KEY_PREVIOUS", SEAL_KEY_PREVIOUS),
      codeKey: readSecret("CODE_KEY", bindings.CODE_KEY),
      authSecret: AUTH_SECRET,
    },
    access: readAccess(bindings),
    ownerKeyHash: new Uint8Array(ownerKeyHash),
    isEmbedded,
    submitGraceSeconds,
    settleSeconds,
    // One to two seconds on an old phone; a laptop's own server has no strangers to slow down.
    proofOfWorkSteps: readProofOfWorkSteps(bindings.PROOF_OF_WORK_STEPS, isEmbedded ? 100 : 4000),
  };
}
