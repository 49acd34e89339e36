import { auditRelease } from "../../worker/auditor/audit.ts";
import type { Leak, ResultsJson } from "../../worker/auditor/captured.ts";
import { mergeResults } from "../../worker/auditor/mergeResults.ts";
import { otherLeak } from "../../worker/auditor/otherLeak.ts";
import { participationLeaks } from "../../worker/auditor/participation.ts";
import { surveyRules } from "../../worker/auditor/surveyRules.ts";
import { CommandError } from "../lib/commandError.ts";
import type { Capture, WaveCapture } from "./readCapture.ts";

/** A leak and the wave that has it. */
export interface WaveLeak {
  readonly leak: Leak;
  readonly wave: WaveCapture["wave"];
}

/** What an audit of a capture found. */
export interface CaptureAudit {
  readonly leaks: readonly WaveLeak[];
  readonly waveCount: number;
  readonly figureCount: number;
}

/**
 * Audits all waves of a capture together. Answers are given afresh in every wave, so figures of
 * two waves are about different unknowns: a signed sum over both that is the total of a group is
 * one in each of them, and what each admits by itself is admitted together. What may differ is what
 * two routes or callers tell of the same figure; that is compared.
 */
export function auditCapture({ waves, units }: Capture): CaptureAudit {
  const leaks: WaveLeak[] = [];
  let waveCount = 0;
  let figureCount = 0;
  for (const capture of waves) {
    const { wave, participation } = capture;
    const found: Leak[] = [];
    if (capture.documents.length > 0) {
      waveCount++;
      const { results, leaks: contradictions } = mergeResults(capture.documents);
      figureCount += countFigures(results);
      found.push(...contradictions, ...quoteLeaks(capture, results));
      found.push(...auditResults(capture, results));
    }
    if (participation !== null) {
      const hasEnded = !["scheduled", "open"].includes(wave.state);
      const tree = capture.counts?.tree ?? units.map(({ id, parentId }) => ({ id, parentId }));
      const invited = capture.manifest?.groups ?? [];
      found.push(...participationLeaks({ participation, tree, invited, hasEnded }));
    }
    leaks.push(...found.map((leak) => ({ leak, wave })));
  }
  return { leaks, waveCount, figureCount };
}

function auditResults(capture: WaveCapture, results: ResultsJson): readonly Leak[] {
  const { wave, counts } = capture;
  if (counts === null) {
    throw new CommandError(
      `“${wave.name}” has results but no numbers of people. Audit with the key of an observer, HR or the owner.`,
    );
  }
  const { tree, baseCells, k } = counts;
  const dimensions = { ...counts.dimensions, ...capture.commonDimensions };
  const rules = surveyRules(wave.survey);
  const participation = (capture.participation?.items ?? []).flatMap(({ unit, shown }) =>
    shown ? [unit] : [],
  );
  return auditRelease({ results, tree, baseCells, dimensions, k, participation, ...rules }).leaks;
}

/** A share in hundredths and a mean in whole points are off by up to half of one, a bound by one. */
const ROUNDING = { share: 0.006, score: 1.001 } as const;

/** Shares and means on lines and scorecards that the results do not give. */
function quoteLeaks({ quotes }: WaveCapture, { cells }: ResultsJson): Leak[] {
  return quotes.flatMap(({ unit, item, share, score }) => {
    const figure = cells.find((cell) => cell.unit === unit && cell.cut === null)?.items[item];
    const points = figure?.mean ?? figure?.atLeast ?? figure?.atMost;
    const { favourable = Number.NaN, rest = Number.NaN } = figure?.share ?? {};
    // A comparison with what is not shown is false.
    const isShareTrue =
      share === null || Math.abs(share - favourable / (favourable + rest)) <= ROUNDING.share;
    const isScoreTrue =
      score === null || Math.abs(score - 25 * ((points ?? Number.NaN) - 1)) <= ROUNDING.score;
    return isShareTrue && isScoreTrue
      ? []
      : [otherLeak("two-answers", item, [{ unit, cut: null }])];
  });
}

/** Shown figures: each item, dimension and number of ballots of a cell is one. */
function countFigures({ cells }: ResultsJson): number {
  const shownIn = (figures: Readonly<Record<string, { readonly shown: boolean }>>) =>
    Object.values(figures).filter(({ shown }) => shown).length;
  return cells.reduce(
    (sum, { items, dimensions, ballots }) =>
      sum + shownIn(items) + shownIn(dimensions) + (ballots === undefined ? 0 : 1),
    0,
  );
}
