import type { Bilingual } from "../domain/definitions/definition.ts";
import { type FirstItem, firstItemOf } from "../domain/definitions/firstItem.ts";
import type { Manifest } from "../domain/waves/manifest.ts";
import { stateAt, type WaveState } from "../domain/waves/stateMachine.ts";
import type { Deps } from "../env.ts";
import { findSurveyVersion } from "../store/survey.ts";
import { findManifest, findWave } from "../store/wave.ts";

/** What an employee sees first of a launched wave. */
export interface FirstScreen {
  readonly state: WaveState;
  readonly manifest: Manifest;
  /** Title of the survey version. */
  readonly title: Bilingual;
  /** How long it takes most people. */
  readonly minutes: number;
  /** null: the survey begins with something else than one choice. */
  readonly item: FirstItem | null;
}

/** Notice and first item of a launched wave; null where there is no such wave. */
export async function readFirstScreen(deps: Deps, waveId: string): Promise<FirstScreen | null> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined || wave.manifest === null) return null;
  const [stored, version] = await Promise.all([
    findManifest(deps.db, wave.manifest),
    findSurveyVersion(deps.db, wave.survey, wave.version),
  ]);
  if (stored === undefined || version === undefined) {
    throw new Error("A launched wave lacks what its row names.");
  }
  const { survey, title, scoring } = JSON.parse(version.body);
  return {
    title,
    minutes: scoring.minutes,
    state: stateAt(wave, deps.clock.nowMs()),
    manifest: JSON.parse(stored.body),
    item: firstItemOf(survey),
  };
}
