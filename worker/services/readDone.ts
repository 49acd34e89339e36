import { surveySentence } from "../../schema/text/indicatorSentence.ts";
import type { Done } from "../../schema/wire/actions.ts";
import { SUGGESTION_CATEGORIES } from "../../schema/wire/suggestionLists.ts";
import { comparedItems } from "../domain/definitions/comparison/comparedItem.ts";
import type { VersionContent } from "../domain/definitions/comparison/versionContent.ts";
import type { Bilingual } from "../domain/definitions/definition.ts";
import { hasResults } from "../domain/waves/stateMachine.ts";
import type { Deps } from "../env.ts";
import { type ActionRow, type ActionWaveRow, listShownActions } from "../store/action.ts";
import { listSurveyVersionsAmong } from "../store/survey.ts";
import type { ReleasedWaveRow } from "../store/trend.ts";
import { listUnits } from "../store/unit.ts";
import { findProgrammeIndicator } from "./indicatorSource.ts";
import { lastDayTeller } from "./lastDay.ts";
import { fetchFigures, itemKey, type ReleasedFigures } from "./releasedFigures.ts";
import { readingFacts } from "./surveyFacts.ts";

type Group = Done["items"][number];
type PublicAction = Group["actions"][number];

/** What a version says of itself to its readers. */
interface VersionFace {
  readonly title: Bilingual;
  /** The question that its survey is read by; null where there is none. */
  readonly anchor: { readonly item: string; readonly question: Bilingual } | null;
}

/**
 * What employees read of what was said and done: the company's shown actions, by the wave that they
 * follow from, the latest news first. A wave is named only once it is over, and its score only as
 * it was released.
 */
export async function readDone(deps: Deps): Promise<Done> {
  const rows = await listShownActions(deps.db);
  const lastDayOf = await lastDayTeller(deps);
  const waves = new Map(
    rows.flatMap(({ wave }) =>
      wave === null ? [] : [[wave.id, { ...wave, closesOn: lastDayOf(wave) ?? wave.closesOn }]],
    ),
  );
  const waveOf = await waveTeller(deps, [...waves.values()]);
  const byWave = Map.groupBy(rows.toSorted(byNews), ({ wave }) => wave?.id ?? null);
  return {
    items: [...byWave].map(([id, ofWave]) => {
      const wave = id === null ? undefined : waves.get(id);
      return {
        wave: wave === undefined ? null : waveOf(wave),
        actions: ofWave.map(({ action }) => toPublic(action)),
      };
    }),
  };
}

/** The day of the latest news of an action: that it was shown, changed, or came to its state. */
const newsOn = ({ shownOn, stateOn, amendedOn }: ActionRow): string =>
  [shownOn ?? "", stateOn, amendedOn ?? ""].reduce((latest, day) => (day > latest ? day : latest));

function byNews(a: { action: ActionRow }, b: { action: ActionRow }): number {
  const [aOn, bOn] = [newsOn(a.action), newsOn(b.action)];
  if (aOn !== bOn) return aOn > bOn ? -1 : 1;
  return a.action.id < b.action.id ? -1 : 1;
}

function toPublic(row: ActionRow): PublicAction {
  const { id, owner, due, state, stateOn, amendedOn, shownOn } = row;
  const measure =
    row.indicator === null ? undefined : findProgrammeIndicator(row.indicator)?.measure;
  return {
    ...{ id, owner, due, state, stateOn, amendedOn, shownOn: shownOn ?? stateOn },
    text: { zh: row.textZh, en: row.textEn },
    reason: { zh: row.reasonZh, en: row.reasonEn },
    about: SUGGESTION_CATEGORIES.find((category) => category === measure) ?? null,
    fromSuggestion: row.suggestion !== null,
  };
}

/** Loads what is told of the given waves. */
async function waveTeller(
  deps: Deps,
  waves: readonly ActionWaveRow[],
): Promise<(wave: ActionWaveRow) => NonNullable<Group["wave"]>> {
  if (waves.length === 0) return (wave) => toWave(wave, undefined, null);
  const [versions, units] = await Promise.all([
    listSurveyVersionsAmong(deps.db, waves),
    listUnits(deps.db),
  ]);
  const company = units.find(({ parentId }) => parentId === null)?.id ?? "";
  const faces = new Map(
    versions.map(({ slug, version, body }) => [`${slug}@${version}`, toFace(JSON.parse(body))]),
  );
  const faceOf = ({ survey, version }: ActionWaveRow) => faces.get(`${survey}@${version}`);
  const keys = waves.flatMap((wave) => {
    const item = faceOf(wave)?.anchor?.item;
    return item === undefined || !isReleased(wave)
      ? []
      : [itemKey({ wave: wave.id, item }, company)];
  });
  const figures = await fetchFigures(deps, keys);
  return (wave) => {
    const face = faceOf(wave);
    return toWave(wave, face, scoreOf(wave, face, figures, company));
  };
}

const isReleased = ({ state, releasedAtMs }: ActionWaveRow): boolean =>
  releasedAtMs !== null && hasResults(state);

const toWave = (
  wave: ActionWaveRow,
  face: VersionFace | undefined,
  score: NonNullable<Group["wave"]>["score"],
): NonNullable<Group["wave"]> => ({
  ...{ id: wave.id, name: wave.name, closesOn: wave.closesOn, score },
  results: isReleased(wave) ? "published" : wave.state === "closed" ? "expected" : "never",
  title: face?.title ?? { zh: wave.survey, en: wave.survey },
});

/** The company's released answer to the anchor question, in a sentence; null where none is shown. */
function scoreOf(
  wave: ActionWaveRow,
  face: VersionFace | undefined,
  figures: ReleasedFigures,
  company: string,
): NonNullable<Group["wave"]>["score"] {
  const { releasedAtMs } = wave;
  const anchor = face?.anchor ?? null;
  if (anchor === null || releasedAtMs === null || !isReleased(wave)) return null;
  const released: ReleasedWaveRow = {
    ...{ ...wave, wave: wave.id, releasedAtMs },
    onePerPerson: wave.channel !== "open",
  };
  const { item, question } = anchor;
  const place = { ...released, item, options: null, isPulse: false, segment: 0 };
  const reading = figures.readingAt(place, company);
  if (!reading.figure.shown) return null;
  // The interval stands with the results; here one sentence has to do.
  return {
    question,
    sentence: surveySentence({ ...readingFacts(reading, undefined), range: null }),
  };
}

function toFace({ title, ...content }: VersionContent & { title: Bilingual }): VersionFace {
  const { anchor: item } = content.scoring;
  const text = item === null ? undefined : comparedItems(content).get(item)?.wording.at(-1)?.text;
  return {
    title,
    anchor:
      item === null || text === undefined
        ? null
        : { item, question: { zh: text["zh-cn"], en: text.en } },
  };
}
