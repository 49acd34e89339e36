import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KEY_NAMES, type KeyName, type KeyTexts } from "../../worker/domain/keys/keyRing.ts";
import { CommandError } from "../lib/commandError.ts";
import { writePrivate } from "./writePrivate.ts";

/** What the Worker needs to be secret: each key 32 random bytes as base64url, and lists of earlier ones. */
export type Secrets = KeyTexts & Readonly<Record<KeyName, string>> & { readonly OWNER_KEY: string };

/** Where the owner's API key is. */
export const ownerKeyPath = (dataDir: string): string => join(dataDir, "owner.key");

/** Where the keys of the data are. */
export const secretsPath = (dataDir: string): string => join(dataDir, "secrets.json");

/** 32 random bytes as base64url without padding (43 characters). */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Makes what is missing of `owner.key` and `secrets.json` (mode 600): only for a folder without data. */
export function makeMissingSecrets(dataDir: string): void {
  if (!existsSync(ownerKeyPath(dataDir))) writePrivate(ownerKeyPath(dataDir), `${makeSecret()}\n`);
  if (existsSync(secretsPath(dataDir))) return;
  writeKeyTexts(dataDir, Object.fromEntries(KEY_NAMES.map((name) => [name, makeSecret()])));
}

/**
 * Reads `owner.key` and `secrets.json` of a data folder.
 * @throws CommandError that names what is missing and the remedy: new keys would lose data.
 */
export function readSecrets(dataDir: string): Secrets {
  const ownerPath = ownerKeyPath(dataDir);
  if (!existsSync(ownerPath)) {
    throw new CommandError(
      `${ownerPath} is missing beside existing data; restore it from a backup, or make a new one: npm run rotate -- --data ${dataDir} --secret OWNER_KEY`,
    );
  }
  const OWNER_KEY = readFileSync(ownerPath, "utf8").trim();
  if (!/^[\x21-\x7e]{32,200}$/.test(OWNER_KEY)) {
    throw new CommandError(
      `${ownerPath} holds no key; restore it from a backup, or make a new one: npm run rotate -- --data ${dataDir} --secret OWNER_KEY`,
    );
  }
  const texts = readKeyTexts(dataDir);
  if (texts === null) {
    throw new CommandError(
      `${secretsPath(dataDir)} is missing beside existing data, which no other keys open; restore it from a backup (docs/keys.md says what is left without one).`,
    );
  }
  const need = (name: KeyName): string => {
    const text = texts[name];
    if (text !== undefined) return text;
    throw new CommandError(
      `${name} is missing in ${secretsPath(dataDir)}; restore it from a backup (docs/keys.md says what is left without one).`,
    );
  };
  return {
    ...texts,
    SEAL_KEY: need("SEAL_KEY"),
    CODE_KEY: need("CODE_KEY"),
    AUTH_SECRET: need("AUTH_SECRET"),
    OWNER_KEY,
  };
}

/**
 * The keys of `secrets.json` as they stand there; null where the file is missing.
 * @throws CommandError when it is no JSON object of texts.
 */
export function readKeyTexts(dataDir: string): KeyTexts | null {
  const path = secretsPath(dataDir);
  if (!existsSync(path)) return null;
  const known = KEY_NAMES.flatMap((name) => [name, `${name}_PREVIOUS`]);
  try {
    const stored: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (stored === null || typeof stored !== "object") throw new TypeError("No object");
    const kept = Object.entries(stored).filter(([name]) => known.includes(name));
    if (kept.some(([, text]) => typeof text !== "string")) throw new TypeError("No text");
    return Object.fromEntries(kept);
  } catch {
    throw new CommandError(`${path} is not readable JSON; restore it from a backup.`);
  }
}

/** Writes the keys, whole or not at all (mode 600). */
export function writeKeyTexts(dataDir: string, texts: KeyTexts): void {
  writePrivate(secretsPath(dataDir), `${JSON.stringify(texts, null, 2)}\n`);
}
