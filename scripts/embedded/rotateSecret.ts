import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  compareKey,
  type KeyName,
  type KeyTexts,
  lostKeyText,
  readKeyRing,
} from "../../worker/domain/keys/keyRing.ts";
import { CommandError } from "../lib/commandError.ts";
import { checkKeys, holdsData, readKeyIds } from "./checkStore.ts";
import { lockDataDir } from "./lock.ts";
import { makeSecret, ownerKeyPath, readKeyTexts, secretsPath, writeKeyTexts } from "./secrets.ts";
import { writePrivate } from "./writePrivate.ts";

/** What is to be done. */
export interface Rotation {
  readonly secret: KeyName | "OWNER_KEY";
  /** The key in use is gone for good: its owner goes on without what it opened. */
  readonly isLost: boolean;
  readonly isDryRun: boolean;
}

/**
 * Gives a data folder a new key; the one before it goes on reading what it made. The files are
 * changed in one step, and a server notes the change when it takes the new key up: cut short
 * anywhere, the old keys are in use or the new ones, and a rotation that no server has taken up yet
 * is not done a second time. A server may run meanwhile.
 * @returns what was done, one sentence
 * @throws CommandError where the keys do not fit the data, and for a folder without data
 */
export function rotateSecret(dataDir: string, rotation: Rotation): string {
  if (!existsSync(join(dataDir, "store")) || !holdsData(dataDir)) {
    throw new CommandError(`${dataDir} holds no data; its keys are made at the first start.`);
  }
  const lock = lockDataDir(dataDir, "rotation");
  try {
    return rotation.secret === "OWNER_KEY"
      ? renewOwnerKey(dataDir, rotation)
      : rotateKey(dataDir, rotation.secret, rotation);
  } finally {
    lock.release();
  }
}

function renewOwnerKey(dataDir: string, { isDryRun }: Rotation): string {
  const path = ownerKeyPath(dataDir);
  if (!isDryRun) writePrivate(path, `${makeSecret()}\n`);
  return say(isDryRun, `a new owner key is in ${path}; the old one works no more. ${TAKEN_UP}`);
}

function rotateKey(dataDir: string, name: KeyName, { isLost, isDryRun }: Rotation): string {
  const texts = readKeyTexts(dataDir) ?? {};
  const idInUse = readKeyIds(dataDir).get(name);
  const ring = readKeyRing(name, texts);
  const fit = ring.ok ? compareKey(ring.value, idInUse) : "foreign";
  if (fit === "rotated") {
    return `${name} is rotated already, and not yet in use. ${TAKEN_UP}`;
  }
  if (fit === "same" && isLost) {
    throw new CommandError(
      `${name} is not lost: the one in ${secretsPath(dataDir)} fits the data.`,
    );
  }
  if (!isLost) checkKeys(dataDir, { ...texts, [name]: texts[name] ?? "" });
  const before = isLost ? lostKeyText(idInUse ?? "0".repeat(16)) : texts[name];
  const rotated: KeyTexts = {
    ...texts,
    [name]: makeSecret(),
    [`${name}_PREVIOUS`]: [before, texts[`${name}_PREVIOUS`]].filter(Boolean).join(","),
  };
  if (!isDryRun) writeKeyTexts(dataDir, rotated);
  return say(isDryRun, `${name} in ${secretsPath(dataDir)} is new; ${REMAINS[name]} ${TAKEN_UP}`);
}

/** What becomes of what the key before has made. */
const REMAINS: Readonly<Record<KeyName, string>> = {
  SEAL_KEY:
    "the one before opens the waves in flight until the due jobs have sealed them anew, and stays in SEAL_KEY_PREVIOUS.",
  CODE_KEY:
    "links that were handed out stay valid, and the one before makes them again for a download: it stays in CODE_KEY_PREVIOUS.",
  AUTH_SECRET: "everybody signs in again.",
};

const TAKEN_UP =
  "A running server takes it up within a minute, any other at its next start. Keep a copy of the file.";

const say = (isDryRun: boolean, sentence: string): string =>
  isDryRun ? `Dry run, nothing is changed. Then: ${sentence}` : `Done: ${sentence}`;
