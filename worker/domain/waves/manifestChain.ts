import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { ok, type Result, refuse } from "../result.ts";
import { isSuccessor, type Manifest } from "./manifest.ts";

/** Extensions of one wave that a phone follows back. */
const STEPS_AT_MOST = 10;

/** The newest manifest of a wave, proven to promise what the link's manifest promised. */
export interface VerifiedManifest {
  readonly manifest: Manifest;
  /** SHA-256 of the newest manifest, 64 lower-case hex. */
  readonly fingerprint: string;
  /** SHA-256 of the first manifest, the one that the link names. */
  readonly firstFingerprint: string;
}

/**
 * `previous-needed`: fetch the manifest with this fingerprint, append its text, ask again.
 * The others are final, and a reason to stop and say so: a text that is no manifest or belongs to
 * another wave, a text whose hash is not the one that its successor names, a change of anything
 * but the closing date, or a chain that never reaches the manifest of the link.
 */
export type ManifestChainError =
  | { readonly reason: "previous-needed"; readonly fingerprint: string }
  | { readonly reason: "manifest-not-valid" | "hash-differs" | "not-a-successor" }
  | { readonly reason: "link-names-another" };

/**
 * Checks the manifests of a wave against the link by which a person came.
 * @param chain.texts exact texts, the newest first, then each one's `previous`; at most 11.
 * @param chain.wave wave id from the path of the link.
 * @param chain.fingerprintStart first 32 lower-case hex of the first manifest's fingerprint.
 */
export function verifyManifestChain(chain: {
  readonly texts: readonly string[];
  readonly wave: string;
  readonly fingerprintStart: string;
}): Result<VerifiedManifest, ManifestChainError> {
  if (!/^[0-9a-f]{32}$/.test(chain.fingerprintStart)) {
    return refuse({ reason: "link-names-another" });
  }
  let newest: VerifiedManifest | null = null;
  let successor: (Manifest & { readonly previous: string }) | null = null;
  for (const text of chain.texts.slice(0, STEPS_AT_MOST + 1)) {
    const fingerprint = bytesToHex(sha256(utf8ToBytes(text)));
    if (successor !== null && successor.previous !== fingerprint) {
      return refuse({ reason: "hash-differs" });
    }
    const manifest = readManifest(text);
    if (manifest === null || manifest.wave !== chain.wave) {
      return refuse({ reason: "manifest-not-valid" });
    }
    if (successor !== null && !isSuccessor(manifest, successor)) {
      return refuse({ reason: "not-a-successor" });
    }
    newest ??= { manifest, fingerprint, firstFingerprint: fingerprint };
    if (fingerprint.startsWith(chain.fingerprintStart)) {
      return ok({ ...newest, firstFingerprint: fingerprint });
    }
    const { previous } = manifest;
    if (previous === null) return refuse({ reason: "link-names-another" });
    successor = { ...manifest, previous };
  }
  if (successor === null) return refuse({ reason: "manifest-not-valid" });
  return chain.texts.length > STEPS_AT_MOST
    ? refuse({ reason: "link-names-another" })
    : refuse({ reason: "previous-needed", fingerprint: successor.previous });
}

/** The manifest in a text, or null when it lacks what the page and the ballot rely on. */
export function readManifest(text: string): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || !(value.v === 1 || value.v === 2)) return null;
  const texts = ["wave", "name", "survey", "version", "opensOn", "closesOn", "channel"];
  const { previous, groups, k, requestBytes, notice } = value;
  const isWhole =
    [...texts, "linksHeldBy", "definitionSha256"].every((n) => typeof value[n] === "string") &&
    [k, requestBytes].every(Number.isSafeInteger) &&
    (previous === null || (typeof previous === "string" && /^[0-9a-f]{64}$/.test(previous))) &&
    ["policy", "retention"].every((name) => isRecord(value[name])) &&
    isRecord(notice) &&
    ["organiser", "purpose", "contact", "resultsBy"].every((n) => isBilingual(notice[n])) &&
    Array.isArray(groups) &&
    groups.every(isGroup) &&
    (value.v === 1 || isPopulation(value.population));
  return isWhole ? (value as unknown as Manifest) : null;
}

function isGroup(value: unknown): boolean {
  return (
    isRecord(value) &&
    ["id", "unit", "unitName", "publicKey"].every((name) => typeof value[name] === "string") &&
    (value.cut === null || typeof value.cut === "string") &&
    Number.isSafeInteger(value.invited)
  );
}

/** What the notice shows of who is asked. */
function isPopulation(value: unknown): boolean {
  return (
    isRecord(value) &&
    isBilingual(value.text) &&
    Number.isSafeInteger(value.asked) &&
    Array.isArray(value.overlap) &&
    value.overlap.every(
      (one) => isRecord(one) && typeof one.name === "string" && Number.isSafeInteger(one.people),
    )
  );
}

function isBilingual(value: unknown): boolean {
  return isRecord(value) && typeof value.zh === "string" && typeof value.en === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
