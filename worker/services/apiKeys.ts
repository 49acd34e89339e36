import { ok, type Result, refuse } from "../domain/result.ts";
import { bytesToBase64Url } from "../domain/tokens/base64url.ts";
import type { Actor, Deps, Role } from "../env.ts";
import {
  type ApiKey,
  findApiKey,
  insertApiKey,
  listApiKeys,
  revokeApiKey,
} from "../store/apiKey.ts";
import { listUnits } from "../store/unit.ts";
import { audit } from "./audit.ts";

/** Makes a key of 32 random bytes; only its SHA-256 is stored. */
export async function makeApiKey(
  deps: Deps,
  actor: Actor,
  wanted: { name: string; role: Role; units?: string[] | undefined },
): Promise<Result<ApiKey & { key: string }, { reason: "unknown-unit" }>> {
  const units = wanted.units ?? [];
  if (units.length > 0) {
    const known = new Set((await listUnits(deps.db)).map((unit) => unit.id));
    if (units.some((unit) => !known.has(unit))) return refuse({ reason: "unknown-unit" });
  }
  const apiKey: ApiKey = { id: crypto.randomUUID(), name: wanted.name, role: wanted.role, units };
  const key = `anwen_${bytesToBase64Url(deps.random(32))}`;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  await deps.db.batch([
    insertApiKey(deps.db, apiKey, new Uint8Array(hash)),
    audit(deps, actor, "key.made", apiKey.id, { name: apiKey.name, role: apiKey.role, units }),
  ]);
  return ok({ ...apiKey, key });
}

/** The keys that still work. */
export const readApiKeys = (deps: Deps): Promise<ApiKey[]> => listApiKeys(deps.db);

/** Revokes a key; false where there is none that works. */
export async function removeApiKey(deps: Deps, actor: Actor, id: string): Promise<boolean> {
  if (!(await listApiKeys(deps.db)).some((key) => key.id === id)) return false;
  await deps.db.batch([revokeApiKey(deps.db, id), audit(deps, actor, "key.revoked", id)]);
  return true;
}

/** Who holds this key, or null; the owner's key is a secret of the deployment, not a row. */
export async function findActor(deps: Deps, key: string): Promise<Actor | null> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  if (crypto.subtle.timingSafeEqual(hash, deps.ownerKeyHash)) {
    return { id: "owner", name: "owner key", role: "owner", units: [] };
  }
  return findApiKey(deps.db, hash);
}
