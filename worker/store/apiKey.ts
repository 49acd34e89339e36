import { and, asc, eq } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { apiKey } from "../../schema/tables/index.ts";

/** An API key as listed; the key itself is shown once, when it is made. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly role: "owner" | "hr" | "manager" | "observer";
  readonly units: string[];
}

const columns = { id: apiKey.id, name: apiKey.name, role: apiKey.role, units: apiKey.units };

/** The key with this SHA-256, unless revoked. */
export async function findApiKey(
  db: DrizzleD1Database,
  keyHash: Uint8Array,
): Promise<ApiKey | null> {
  const row = await db
    .select(columns)
    .from(apiKey)
    .where(and(eq(apiKey.keyHash, toBlob(keyHash)), eq(apiKey.isRevoked, false)))
    .get();
  return row ?? null;
}

/** Keys that still work, by name. */
export function listApiKeys(db: DrizzleD1Database): Promise<ApiKey[]> {
  return db
    .select(columns)
    .from(apiKey)
    .where(eq(apiKey.isRevoked, false))
    .orderBy(asc(apiKey.name), asc(apiKey.id));
}

/** Statement that adds a key. */
export function insertApiKey(db: DrizzleD1Database, key: ApiKey, keyHash: Uint8Array) {
  return db.insert(apiKey).values({ ...key, keyHash: toBlob(keyHash), isRevoked: false });
}

/** Statement that revokes a key. */
export function revokeApiKey(db: DrizzleD1Database, id: string) {
  return db.update(apiKey).set({ isRevoked: true }).where(eq(apiKey.id, id));
}

// D1 takes bytes as an ArrayBuffer and hands them back as an array of numbers.
function toBlob(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer;
}
