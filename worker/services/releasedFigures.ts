import { type ReleasedFigure, releasedShare } from "../domain/programme/releasedShare.ts";
import type { SurveyReading } from "../domain/programme/surveyEvidence.ts";
import type { WaveOnLine } from "../domain/programme/surveyLine.ts";
import { responseRate } from "../domain/scoring/responseRate.ts";
import type { Deps } from "../env.ts";
import {
  type FigureKey,
  listReleasedFigures,
  type ReleasedFigureRow,
  type ReleasedWaveRow,
} from "../store/trend.ts";

/** A wave on a line with what it released of the item at one unit. */
export interface WaveReading extends SurveyReading {
  readonly wave: WaveOnLine<ReleasedWaveRow>;
  readonly invited: number | null;
}

/** Figures that were fetched together; whatever is not among them is hidden. */
export interface ReleasedFigures {
  /** What a wave released of a line's item at a unit. */
  readingAt(wave: WaveOnLine<ReleasedWaveRow>, unit: string): WaveReading;
  /** A figure by itself. */
  figureAt(key: FigureKey): ReleasedFigure;
}

const HIDDEN: ReleasedFigure = { shown: false };

/** Fetches released figures in one go. */
export async function fetchFigures(
  deps: Deps,
  wanted: readonly FigureKey[],
): Promise<ReleasedFigures> {
  return toFigures(wanted.length === 0 ? [] : await listReleasedFigures(deps.db, wanted));
}

/** Lays fetched figures out by where they stand. */
export function toFigures(rows: readonly ReleasedFigureRow[]): ReleasedFigures {
  const byKey = new Map(rows.map((row) => [textOf(row), row]));
  const parsed = new Map<string, ReleasedFigure>();
  const figureAt = (key: FigureKey): ReleasedFigure => {
    const text = textOf(key);
    const row = byKey.get(text);
    if (row === undefined) return HIDDEN;
    const figure: ReleasedFigure = parsed.get(text) ?? JSON.parse(row.figure);
    parsed.set(text, figure);
    return figure;
  };
  return {
    figureAt,
    readingAt: (wave, unit) => {
      const key = itemKey(wave, unit);
      const figure = figureAt(key);
      const row = byKey.get(textOf(key));
      return {
        wave,
        figure,
        closesOn: wave.closesOn,
        segment: wave.segment ?? 0,
        share: releasedShare(figure, wave.options),
        responseRate: rateOf(row),
        invited: row?.invited ?? null,
      };
    },
  };
}

/** Where the figure of a line's item stands in a wave's release. */
export const itemKey = (
  { wave, item }: Pick<WaveOnLine<ReleasedWaveRow>, "wave" | "item">,
  unit: string,
): FigureKey => ({ wave, unit, kind: "items", name: item });

const textOf = ({ wave, unit, kind, name }: FigureKey): string => `${wave} ${unit} ${kind} ${name}`;

function rateOf(row: ReleasedFigureRow | undefined): number | null {
  if (row === undefined || row.invited === null || typeof row.ballots !== "number") return null;
  const rate = responseRate(row.ballots, row.invited);
  return rate.ok ? rate.value : null;
}
