import { type LineVersion, toLineVersion } from "../domain/definitions/comparison/compareLines.ts";
import type { Deps } from "../env.ts";
import { listSurveyVersionsAmong } from "../store/survey.ts";

/** Versions never change, so an isolate reads and lays out each of them once. */
const laidOut = new WeakMap<D1Database, Map<string, LineVersion>>();

const keyOf = (survey: string, version: string): string => `${survey}@${version}`;

/** The version of a survey, laid out for comparing. @throws for one that was not loaded */
export type VersionOf = (survey: string, version: string) => LineVersion;

/** Loads the versions that the given waves asked. */
export async function loadLineVersions(
  deps: Deps,
  waves: readonly { readonly survey: string; readonly version: string }[],
): Promise<VersionOf> {
  const known = laidOut.get(deps.d1) ?? new Map<string, LineVersion>();
  laidOut.set(deps.d1, known);
  const wanted = new Map(waves.map((wave) => [keyOf(wave.survey, wave.version), wave]));
  const missing = [...wanted].filter(([key]) => !known.has(key)).map(([, wave]) => wave);
  if (missing.length > 0) {
    for (const { slug, version, body } of await listSurveyVersionsAmong(deps.db, missing)) {
      known.set(keyOf(slug, version), toLineVersion(JSON.parse(body)));
    }
  }
  return (survey, version) => {
    const found = known.get(keyOf(survey, version));
    if (found === undefined) throw new Error("A wave's version is not stored.");
    return found;
  };
}
