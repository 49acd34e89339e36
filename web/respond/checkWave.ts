import { utf8ToBytes } from "@noble/hashes/utils.js";
import {
  compileDefinition,
  type VersionBody,
} from "../../worker/domain/definitions/compileDefinition.ts";
import type { Bilingual, Definition } from "../../worker/domain/definitions/definition.ts";
import { ok, type Result, refuse } from "../../worker/domain/result.ts";
import { sha256Hex } from "../../worker/domain/tokens/fingerprint.ts";
import type { Manifest } from "../../worker/domain/waves/manifest.ts";
import {
  readManifest,
  type VerifiedManifest,
  verifyManifestChain,
} from "../../worker/domain/waves/manifestChain.ts";
import type { Api } from "./api.ts";

/** A wave whose manifest is the one that the link names. */
export interface CheckedWave extends VerifiedManifest {
  /** What the server says of the wave's life, where it says so. */
  readonly state: string | null;
}

/** A survey version whose bytes are the ones that the manifest names. */
export interface CheckedSurvey {
  readonly definition: Definition;
  /** SurveyJS JSON. */
  readonly survey: object;
  readonly title: Bilingual;
  /** How long it takes most people. */
  readonly minutes: number;
}

export interface WaveNotChecked {
  readonly reason: "unreachable" | "no-wave" | "manifest-differs";
}

export interface SurveyNotChecked {
  readonly reason: "unreachable" | "definition-differs";
}

/** The part of a version that no answer hangs on. */
interface ForPeople {
  readonly title: Bilingual;
  readonly scoring: { readonly minutes: number };
}

const STEPS_AT_MOST = 10;

/**
 * Fetches the newest manifest and follows it back to the one that the link names.
 * @param fingerprintStart first 32 hex from the link; null where a code is typed by hand, and the
 *   person compares the first manifest's fingerprint with the slip
 */
export async function checkWave(
  api: Api,
  wave: string,
  fingerprintStart: string | null,
): Promise<Result<CheckedWave, WaveNotChecked>> {
  const newest = await api.manifest(wave);
  if (newest.kind === "unreachable") return refuse({ reason: "unreachable" });
  if (newest.kind === "missing") return refuse({ reason: "no-wave" });
  const texts = [newest.text];
  for (;;) {
    const last = texts[texts.length - 1] ?? "";
    const start = fingerprintStart ?? sha256Hex(utf8ToBytes(last)).slice(0, 32);
    const previous = fingerprintStart === null ? (readManifest(last)?.previous ?? null) : null;
    const chain = verifyManifestChain({ texts, wave, fingerprintStart: start });
    if (chain.ok && previous === null) return ok({ ...chain.value, state: newest.waveState });
    const wanted = chain.ok ? previous : previousOf(chain.error);
    if (wanted === null || texts.length > STEPS_AT_MOST) {
      return refuse({ reason: "manifest-differs" });
    }
    const next = await api.manifestByFingerprint(wanted);
    if (next.kind === "unreachable") return refuse({ reason: "unreachable" });
    if (next.kind === "missing") return refuse({ reason: "manifest-differs" });
    texts.push(next.text);
  }
}

/** Fetches the survey version of a manifest and checks its bytes against it. */
export async function checkSurvey(
  api: Api,
  manifest: Manifest,
): Promise<Result<CheckedSurvey, SurveyNotChecked>> {
  const fetched = await api.definition(manifest.survey, manifest.version);
  if (fetched.kind === "unreachable") return refuse({ reason: "unreachable" });
  const isNamed =
    fetched.kind === "found" && sha256Hex(utf8ToBytes(fetched.text)) === manifest.definitionSha256;
  if (!isNamed) return refuse({ reason: "definition-differs" });
  const body = JSON.parse(fetched.text) as VersionBody & ForPeople;
  const definition = compileDefinition(body);
  return definition.ok
    ? ok({
        definition: definition.value,
        survey: body.survey,
        title: body.title,
        minutes: body.scoring.minutes,
      })
    : refuse({ reason: "definition-differs" });
}

const previousOf = (
  error: Extract<ReturnType<typeof verifyManifestChain>, { ok: false }>["error"],
): string | null => (error.reason === "previous-needed" ? error.fingerprint : null);
