import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../lib/commandError.ts";
import { writePrivate } from "./writePrivate.ts";

/** What the Worker needs to be secret; each 32 random bytes as base64url. */
export interface Secrets {
  readonly SEAL_KEY: string;
  readonly CODE_KEY: string;
  readonly AUTH_SECRET: string;
  readonly OWNER_KEY: string;
}

/** 32 random bytes as base64url without padding (43 characters). */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Reads `owner.key` and `secrets.json` of a data folder, making each (mode 600) where it is missing.
 * @throws CommandError when a file is there but unreadable: silently new keys would lose data.
 */
export function ensureSecrets(dataDir: string): Secrets {
  const ownerPath = join(dataDir, "owner.key");
  const secretsPath = join(dataDir, "secrets.json");
  if (!existsSync(ownerPath)) writePrivate(ownerPath, `${makeSecret()}\n`);
  if (!existsSync(secretsPath)) {
    const fresh = { SEAL_KEY: makeSecret(), CODE_KEY: makeSecret(), AUTH_SECRET: makeSecret() };
    writePrivate(secretsPath, `${JSON.stringify(fresh, null, 2)}\n`);
  }
  const ownerKey = readFileSync(ownerPath, "utf8").trim();
  let stored: Partial<Record<string, string>>;
  try {
    stored = JSON.parse(readFileSync(secretsPath, "utf8"));
  } catch {
    throw new CommandError(`${secretsPath} is not readable JSON; restore it from a backup.`);
  }
  const read = (name: string): string => {
    const value = name === "OWNER_KEY" ? ownerKey : stored[name];
    if (value !== undefined && value.length >= 43) return value;
    throw new CommandError(`${name} is missing in ${dataDir}; restore it from a backup.`);
  };
  return {
    SEAL_KEY: read("SEAL_KEY"),
    CODE_KEY: read("CODE_KEY"),
    AUTH_SECRET: read("AUTH_SECRET"),
    OWNER_KEY: read("OWNER_KEY"),
  };
}
