import type { z } from "@hono/zod-openapi";
import { dimensionSentence } from "../../schema/text/indicatorSentence.ts";
import type { DimensionPoint, DimensionTrend } from "../../schema/wire/trend.ts";
import type { DimensionLine } from "../domain/definitions/comparison/compareLines.ts";
import { dimensionSeries } from "../domain/programme/dimensionSeries.ts";
import { releasedScore } from "../domain/programme/releasedScore.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Actor, Deps } from "../env.ts";
import type { FigureKey, ReleasedWaveRow } from "../store/trend.ts";
import { loadLineVersions } from "./lineVersions.ts";
import { loadProgramme, unitBreaks } from "./programmeContext.ts";
import { breakView } from "./readTrend.ts";
import { fetchFigures, type ReleasedFigures } from "./releasedFigures.ts";

/**
 * A dimension of a survey over released waves at one unit (the company without one). Where versions
 * differ in its items the line is drawn on the common ones. A unit that is not the caller's answers
 * exactly as one that is hidden or does not exist.
 * @returns refused where no released wave asked such a dimension
 */
export async function readDimensionTrend(
  deps: Deps,
  actor: Actor,
  asked: { readonly survey: string; readonly dimension: string; readonly unit: string | undefined },
): Promise<Result<z.infer<typeof DimensionTrend>, { readonly reason: "no-dimension-line" }>> {
  const context = await loadProgramme(deps, actor, asked.unit, [asked.survey]);
  if (!context.ok) throw new Error("Today is no day of the future.");
  const { unit } = context.value;
  const { survey, dimension } = asked;
  const released = context.value.waves;
  const versionOf = await loadLineVersions(deps, released);
  const itemsOf = (wave: ReleasedWaveRow): readonly string[] =>
    versionOf(wave.survey, wave.version).content.scoring.dimensions.find(
      ({ id }) => id === dimension,
    )?.items ?? [];
  const waves = released.filter((wave) => itemsOf(wave).length > 0);
  if (waves.length === 0) return refuse({ reason: "no-dimension-line" });
  const figures = await fetchFigures(
    deps,
    waves.flatMap((wave) => [
      dimensionKey(wave, unit, dimension),
      ...itemsOf(wave).map((item) => ({
        ...dimensionKey(wave, unit, item),
        kind: "items" as const,
      })),
    ]),
  );
  const isShown = waves.some((wave) => figures.figureAt(dimensionKey(wave, unit, dimension)).shown);
  const organisation = isShown ? unitBreaks(context.value) : { moves: [], entered: [] };
  const { segments, breaks, pieces } = dimensionSeries(dimension, waves, versionOf, organisation);
  const points = waves.map((wave, index) => {
    const segment = segments[index] ?? 0;
    const piece = pieces[segment];
    if (piece === undefined) throw new Error("Every wave lies in a piece.");
    return pointOf(wave, segment, piece, { unit, dimension, items: itemsOf(wave), figures });
  });
  const sentence = points.at(-1)?.sentence ?? dimensionSentence(NOTHING);
  const { asked: askedUnit } = context.value;
  return ok({
    survey,
    dimension,
    unit: askedUnit,
    points,
    breaks: breaks.map(breakView),
    sentence,
  });
}

const NOTHING = {
  ...{ n: null, score: null, onePerPerson: true },
  ...{ isOnCommonItems: false, itemCount: 0 },
} as const;

const dimensionKey = ({ wave }: ReleasedWaveRow, unit: string, name: string): FigureKey => ({
  ...{ wave, unit, kind: "dimensions", name },
});

function pointOf(
  wave: ReleasedWaveRow,
  segment: number,
  piece: DimensionLine,
  at: {
    readonly unit: string;
    readonly dimension: string;
    readonly items: readonly string[];
    readonly figures: ReleasedFigures;
  },
): z.infer<typeof DimensionPoint> {
  const isOnCommonItems = piece.outcome === "common-items";
  const items = isOnCommonItems ? piece.commonItems : at.items;
  const figure = isOnCommonItems ? commonFigure(wave, items, at) : releasedFigure(wave, at);
  const { releasedAtMs, ...shown } = wave;
  return {
    ...shown,
    ...{ isPulse: false, segment, figure, items: [...items], isOnCommonItems },
    sentence: dimensionSentence({
      n: figure.shown ? figure.n : null,
      score: figure.shown ? { value: figure.score, bound: figure.bound ?? null } : null,
      onePerPerson: wave.onePerPerson,
      isOnCommonItems,
      itemCount: items.length,
    }),
  };
}

type Figure = z.infer<typeof DimensionPoint>["figure"];

/** The score as released, with its interval where it has one. */
const releasedFigure = (
  wave: ReleasedWaveRow,
  { unit, dimension, figures }: Parameters<typeof pointOf>[3],
): Figure => figures.figureAt(dimensionKey(wave, unit, dimension)) as Figure;

function commonFigure(
  wave: ReleasedWaveRow,
  items: readonly string[],
  { unit, figures }: Parameters<typeof pointOf>[3],
): Figure {
  const shown = items.map((item) =>
    figures.figureAt({ ...dimensionKey(wave, unit, item), kind: "items" }),
  );
  const score = releasedScore(shown);
  if (score === null) return { shown: false };
  return {
    ...{ shown: true, n: smallestN(shown), score: score.value },
    ...(score.bound !== null && { bound: score.bound }),
  };
}

/** The smallest of the items' numbers of answers; a range is smaller than any number. */
function smallestN(figures: readonly ReturnType<ReleasedFigures["figureAt"]>[]) {
  const answers = figures.flatMap((figure) => (figure.shown ? [figure.n] : []));
  const range = answers.find((n) => typeof n === "string");
  if (range !== undefined) return range;
  return Math.min(...answers.filter((n) => typeof n === "number"));
}
