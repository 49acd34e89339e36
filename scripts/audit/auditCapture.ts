import { auditRelease } from "../../worker/auditor/audit.ts";
import type { Leak, ResultsJson } from "../../worker/auditor/captured.ts";
import { mergeResults } from "../../worker/auditor/mergeResults.ts";
import { type AskedJson, type NearWaves, nearWaves } from "../../worker/auditor/nearWaves.ts";
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
  /** Pairs of waves that few people tell apart. */
  readonly near: readonly NearWaves[];
  readonly waveCount: number;
  readonly figureCount: number;
}

/**
 * Audits all waves of a capture together. Answers are given afresh in every wave, so figures of
 * two waves are about different unknowns: a signed sum over both that is the total of a group is
 * one in each of them, and what each admits by itself is admitted together. What may differ is what
 * two routes or callers tell of the same figure; that is compared. Somebody who takes it that most
 * people answered alike in two waves of a survey learns more where few people tell them apart; such
 * pairs are named.
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
  return { leaks, near: nearWaves(waves.flatMap(askedOf)), waveCount, figureCount };
}

/** What manifests and results tell of whom a released wave asked; nothing of pools of codes. */
function askedOf({ wave, manifest, documents, counts }: WaveCapture): AskedJson[] {
  if (manifest === null || documents.length === 0 || wave.isPeriod) return [];
  const { id, survey, k, opensOn, closesOn, closedOn } = wave;
  const { tree = [] } = counts ?? {};
  const company = tree.find(({ parentId }) => parentId === null)?.id;
  const { cells } = mergeResults(documents).results;
  const items = cells
    .filter(({ unit, cut }) => unit === company && cut === null)
    .flatMap((cell) =>
      Object.entries(cell.items).flatMap(([item, { shown }]) => (shown ? [item] : [])),
    );
  return [
    {
      ...{ wave: id, survey, k, opensOn, endedOn: closedOn ?? closesOn, tree, items },
      groups: manifest.groups,
      ...(manifest.v === 2 ? { overlap: manifest.population.overlap } : {}),
    },
  ];
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
