import { type KeyFault, type KeyName, readKeyRing } from "./domain/keys/keyRing.ts";
import type { Result } from "./domain/result.ts";
import { type Bindings, type Deps, readAccess, readProofOfWorkSteps, readSeconds } from "./env.ts";
import { takeUpKeys } from "./services/takeUpKeys.ts";
import { loadClock } from "./store/clock.ts";
import { openDatabase } from "./store/openDatabase.ts";

const depsByBindings = new WeakMap<Bindings, Promise<Deps>>();

/** The keys are not those of the data: nothing may be answered until somebody puts that right. */
export class KeysDoNotFit extends Error {
  override readonly name = "KeysDoNotFit";
  readonly fault: KeyFault;
  constructor(fault: KeyFault) {
    super(`Key fault: ${fault.reason}`);
    this.fault = fault;
  }
}

/**
 * Everything services need, built once per isolate from the bindings.
 * @throws KeysDoNotFit when a key is missing, malformed, or not the one that the data was made
 *   with; Error when a ballot could come after the box is listed: fails closed.
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
  const ringOf = (name: KeyName) => fitting(readKeyRing(name, bindings));
  const rings = { seal: ringOf("SEAL_KEY"), code: ringOf("CODE_KEY"), auth: ringOf("AUTH_SECRET") };
  const db = openDatabase(bindings.DB);
  const deps: Deps = {
    db,
    d1: bindings.DB,
    box: bindings.BOX,
    assets: bindings.ASSETS,
    clock: isEmbedded
      ? await loadClock(db, bindings.CLOCK)
      : { nowMs: () => Date.now(), realNowMs: () => Date.now() },
    random: (byteCount) => crypto.getRandomValues(new Uint8Array(byteCount)),
    secrets: {
      sealKey: rings.seal.current.bytes,
      earlierSealKeys: rings.seal.earlier.map(({ bytes }) => bytes),
      codeKey: rings.code.current.bytes,
      earlierCodeKeys: rings.code.earlier.map(({ bytes }) => bytes),
      authSecret: rings.auth.current.text,
      authKeys: [rings.auth.current, ...rings.auth.earlier],
    },
    access: readAccess(bindings),
    ownerKeyHash: new Uint8Array(ownerKeyHash),
    isEmbedded,
    trustedProxies: new Set((bindings.TRUSTED_PROXIES ?? "").split(",").filter(Boolean)),
    submitGraceSeconds,
    settleSeconds,
    // One to two seconds on an old phone; a laptop's own server has no strangers to slow down.
    proofOfWorkSteps: readProofOfWorkSteps(bindings.PROOF_OF_WORK_STEPS, isEmbedded ? 100 : 4000),
  };
  fitting(await takeUpKeys(deps, Object.values(rings)));
  return deps;
}

function fitting<T>(result: Result<T, KeyFault>): T {
  if (!result.ok) throw new KeysDoNotFit(result.error);
  return result.value;
}
