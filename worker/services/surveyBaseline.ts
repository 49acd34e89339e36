import { exactShare, type SurveyBaseline } from "../domain/programme/surveyEvidence.ts";
import type { WaveOnLine } from "../domain/programme/surveyLine.ts";
import type { BaselineRow } from "../store/baseline.ts";
import type { ReleasedWaveRow } from "../store/trend.ts";
import type { ReleasedFigures } from "./releasedFigures.ts";

/** What a baseline is at one unit. */
export interface UnitBaseline extends SurveyBaseline {
  readonly row: BaselineRow;
  /** False where its wave had a public link. */
  readonly onePerPerson: boolean;
}

/**
 * The locked starting point of a survey indicator at a unit: what the baseline's wave released of
 * the unit itself, since each unit is compared with itself. A value that was entered stands for the
 * company only.
 * @param latest the wave that is judged; comparable only within one piece of the line.
 */
export function surveyBaseline(
  row: BaselineRow | undefined,
  waves: readonly WaveOnLine<ReleasedWaveRow>[],
  latest: WaveOnLine<ReleasedWaveRow> | undefined,
  unit: { readonly id: string; readonly isCompany: boolean },
  figures: ReleasedFigures,
): UnitBaseline | null {
  if (row === undefined) return null;
  if (row.wave === null) return unit.isCompany ? entered(row) : null;
  const wave = waves.find(({ wave: id, isPulse }) => id === row.wave && !isPulse);
  if (wave === undefined) return null;
  const share = exactShare(figures.readingAt(wave, unit.id));
  if (share === null) return null;
  return {
    row,
    onePerPerson: wave.onePerPerson,
    value: share.x / share.n,
    n: share.n,
    proportion: share,
    isComparable: wave.segment === latest?.segment,
  };
}

/** Counts that were entered with the value let its change be tested. */
function entered(row: BaselineRow): UnitBaseline | null {
  const { value, numerator, n } = row;
  if (value === null) return null;
  const isCounted =
    numerator !== null &&
    n !== null &&
    Number.isInteger(numerator) &&
    Number.isInteger(n) &&
    numerator >= 0 &&
    numerator <= n;
  const proportion = isCounted ? { x: numerator, n } : null;
  return { row, onePerPerson: true, value, n, proportion, isComparable: true };
}
