import { isDate } from "./calendar.ts";
import type { StatedRule } from "./populationRule.ts";

/** A value of JSON. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/** One text in both languages. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/** A ballot group as everybody may see it. */
export interface ManifestGroup {
  /** 1 to 32 of `[a-z0-9-]`. */
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  /** null: the group of those without a cut value. */
  readonly cut: string | null;
  /** How many people, or codes, count towards it: at least max(8, k + 3). */
  readonly invited: number;
  /** 32 bytes base64url: a token of this group is proven against it. */
  readonly publicKey: string;
}

/** Who is asked, as everybody may read it. */
export interface AskedPopulation {
  readonly rule: StatedRule | "named" | "codes";
  /** The rule in words, made once at launch. */
  readonly text: BilingualText;
  /** People; of a pool, codes made. */
  readonly asked: number;
  /** Waves that were open, or released in the 30 days before, and how many of these people they ask. */
  readonly overlap: readonly {
    readonly wave: string;
    readonly survey: string;
    readonly name: string;
    readonly people: number;
  }[];
}

/** The public promise of a wave. Frozen at launch; only the closing date may move, and later. */
export type Manifest = Terms &
  (
    | { /** Made before a manifest said who is asked. */ readonly v: 1 }
    | { readonly v: 2; readonly population: AskedPopulation }
  );

/** What the manifests of both versions state. */
interface Terms {
  readonly wave: string;
  readonly name: string;
  readonly survey: string;
  readonly version: string;
  /** Lower-case hex, over the exact bytes of the version route. */
  readonly definitionSha256: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly k: number;
  readonly cut: "tenure" | "level" | "programme" | null;
  readonly channel: "mail" | "csv" | "slips" | "open";
  readonly linksHeldBy: "system" | "hr" | "hr-unassigned" | "public";
  /** The one length of every ballot request of the wave. */
  readonly requestBytes: number;
  readonly policy: { readonly [name: string]: Json };
  readonly retention: { readonly [name: string]: Json };
  readonly notice: {
    readonly organiser: BilingualText;
    readonly purpose: BilingualText;
    readonly contact: BilingualText;
    readonly resultsBy: BilingualText;
  };
  /** Fingerprint of the manifest that this one succeeds. */
  readonly previous: string | null;
  readonly groups: readonly ManifestGroup[];
}

/**
 * The manifest as the exact text served and hashed: its UTF-8 bytes have the fingerprint. Fields
 * stand in a fixed order, those of `policy` and `retention` by name, so that equal manifests are
 * equal bytes.
 */
export function manifestText(manifest: Manifest): string {
  const { notice } = manifest;
  return JSON.stringify({
    v: manifest.v,
    wave: manifest.wave,
    name: manifest.name,
    survey: manifest.survey,
    version: manifest.version,
    definitionSha256: manifest.definitionSha256,
    opensOn: manifest.opensOn,
    closesOn: manifest.closesOn,
    k: manifest.k,
    cut: manifest.cut,
    channel: manifest.channel,
    linksHeldBy: manifest.linksHeldBy,
    requestBytes: manifest.requestBytes,
    policy: sortedByName(manifest.policy),
    retention: sortedByName(manifest.retention),
    notice: {
      organiser: bilingual(notice.organiser),
      purpose: bilingual(notice.purpose),
      contact: bilingual(notice.contact),
      resultsBy: bilingual(notice.resultsBy),
    },
    ...(manifest.v === 2 ? { population: populationInOrder(manifest.population) } : {}),
    previous: manifest.previous,
    groups: manifest.groups.map(({ id, unit, unitName, cut, invited, publicKey }) => ({
      id,
      unit,
      unitName,
      cut,
      invited,
      publicKey,
    })),
  });
}

/**
 * Whether `next` is `previous` with a later closing date and nothing else changed, apart from
 * `previous` itself, whose hash the caller checks. Every field counts, known here or not.
 */
export function isSuccessor(previous: Manifest, next: Manifest): boolean {
  const neutral = { closesOn: "", previous: null };
  return (
    isDate(next.closesOn) &&
    next.closesOn > previous.closesOn &&
    next.previous !== null &&
    sameJson({ ...previous, ...neutral }, { ...next, ...neutral })
  );
}

function populationInOrder({ rule, text, asked, overlap }: AskedPopulation) {
  return {
    rule: sortedByName(rule as Json),
    text: bilingual(text),
    asked,
    overlap: overlap.map(({ wave, survey, name, people }) => ({ wave, survey, name, people })),
  };
}

const bilingual = ({ zh, en }: BilingualText): BilingualText => ({ zh, en });

/** Deep equality of JSON, whatever the order of fields. */
function sameJson(a: object, b: object): boolean {
  return JSON.stringify(sortedByName(a as Json)) === JSON.stringify(sortedByName(b as Json));
}

function sortedByName(value: Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(sortedByName);
  const byName = value as { readonly [name: string]: Json };
  const names = Object.keys(byName).sort();
  return Object.fromEntries(names.map((name) => [name, sortedByName(byName[name] as Json)]));
}
