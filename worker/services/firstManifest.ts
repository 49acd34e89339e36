import { populationSentence } from "../../schema/text/population.ts";
import { compileDefinition } from "../domain/definitions/compileDefinition.ts";
import { requestBytesOf } from "../domain/definitions/requestBytes.ts";
import { releasePolicy } from "../domain/disclosure/releasePolicy.ts";
import { bytesToBase64Url } from "../domain/tokens/base64url.ts";
import { deriveGroupKey } from "../domain/tokens/groupKey.ts";
import { dateAt } from "../domain/waves/calendar.ts";
import { minimumGroupSize } from "../domain/waves/groups.ts";
import { type AskedPopulation, type Manifest, manifestText } from "../domain/waves/manifest.ts";
import type { Deps } from "../env.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import type { WaveRow } from "../store/wave.ts";
import { readSurveyVersion } from "./surveys.ts";
import type { RosterPopulation } from "./wavePopulation.ts";

const MS_PER_DAY = 86_400_000;
/** Ballots not released so many days after the launch-time closing date are gone. */
const BOX_DAYS = 180;
const LINKS_HELD_BY = {
  mail: "system",
  csv: "hr",
  slips: "hr-unassigned",
  open: "public",
} as const;

/** When the storage of a wave's ballots ends: one constant per wave, never moved by extensions. */
export function boxExpiryMs(wave: WaveRow): number {
  return wave.closesAtMs + BOX_DAYS * MS_PER_DAY;
}

/** Who is asked, as the manifest states it. */
export function statePopulation(
  { rule, asked }: Pick<RosterPopulation, "rule" | "asked">,
  overlap: AskedPopulation["overlap"],
): AskedPopulation {
  const text = {
    zh: populationSentence(rule, asked, "zh-CN"),
    en: populationSentence(rule, asked, "en"),
  };
  return { rule, text, asked, overlap };
}

/** The first manifest of a wave, and what the launch keeps beside it. */
export async function makeManifest(
  deps: Deps,
  wave: WaveRow,
  population: RosterPopulation,
  overlap: AskedPopulation["overlap"],
  seed: Uint8Array,
) {
  const version = await readSurveyVersion(deps, wave.survey, wave.version);
  if (version === undefined) throw new Error("The wave names a version that is gone.");
  const definition = compileDefinition(JSON.parse(version.body));
  if (!definition.ok) throw new Error("A published version does not compile.");
  const settings = await readSettings(deps.db);
  const expiresAtMs = boxExpiryMs(wave);
  const requestBytes = requestBytesOf(definition.value);
  const manifest: Manifest = {
    v: 2,
    wave: wave.id,
    name: wave.name,
    survey: wave.survey,
    version: wave.version,
    definitionSha256: version.sha256,
    opensOn: wave.opensOn,
    closesOn: wave.closesOn,
    k: wave.k,
    cut: wave.cut,
    channel: wave.channel,
    linksHeldBy: LINKS_HELD_BY[wave.channel],
    requestBytes,
    policy: releasePolicy(minimumGroupSize(wave.k)),
    retention: {
      holdDays: settings.retention.holdDays,
      ballotsExpireOn: dateAt(expiresAtMs, offsetMinutesAt(settings.timeZone)),
    },
    notice: JSON.parse(wave.notice),
    population: statePopulation(population, overlap),
    previous: null,
    groups: population.grouping.groups.map((group) => ({
      id: group.id,
      unit: group.unit,
      unitName: group.unitName,
      cut: group.cut,
      invited: group.invited,
      publicKey: bytesToBase64Url(deriveGroupKey(seed, wave.id, group.id).publicKey),
    })),
  };
  return { body: manifestText(manifest), expiresAtMs, requestBytes };
}
