import type { z } from "zod";
import { AuditCounts } from "../../schema/wire/auditCounts.ts";
import { listOf } from "../../schema/wire/common.ts";
import { Manifest } from "../../schema/wire/manifest.ts";
import { Participation } from "../../schema/wire/participation.ts";
import { Results } from "../../schema/wire/results.ts";
import { Scorecard } from "../../schema/wire/scorecard.ts";
import { DimensionTrend, Indicator, Trend } from "../../schema/wire/trend.ts";
import { Unit } from "../../schema/wire/units.ts";
import { Wave } from "../../schema/wire/waves.ts";
import type { Answer } from "../../web/capture/captureFile.ts";
import type { ResultsJson } from "../../worker/auditor/captured.ts";
import { CommandError } from "../lib/commandError.ts";

/** Everything that was captured of one wave. */
export interface WaveCapture {
  readonly wave: z.infer<typeof Wave>;
  readonly manifest: Manifest | null;
  readonly participation: z.infer<typeof Participation> | null;
  readonly counts: z.infer<typeof AuditCounts> | null;
  /** All that tells of results, of whatever route and caller. */
  readonly documents: readonly ResultsJson[];
  /** Items of dimensions that lines draw on the items which all of their versions ask. */
  readonly commonDimensions: Readonly<Record<string, readonly string[]>>;
  /** What lines and scorecards tell of it. */
  readonly quotes: readonly Quote[];
}

/** A released figure as another page words it. */
export interface Quote {
  readonly unit: string;
  readonly item: string;
  /** Share of favourable answers, 0 to 1; null where none is told. */
  readonly share: number | null;
  /** Mean in points from 0 to 100; null where none is told. */
  readonly score: number | null;
}

/** A capture in order: waves, and names of units. */
export interface Capture {
  readonly waves: readonly WaveCapture[];
  readonly units: readonly Unit[];
}

/**
 * Sorts captured replies by wave. Replies of several callers stand side by side.
 * @throws CommandError that names the reply which is not what the contract says.
 */
export function readCapture(answers: readonly Answer[]): Capture {
  const bodies = <T extends z.ZodType>(pattern: RegExp, schema: T) =>
    answers.filter(({ path }) => pattern.test(path)).map((answer) => parseAnswer(answer, schema));
  const units = bodies(/^\/units(\?|$)/, listOf(Unit)).flatMap(({ items }) => items);
  const waves = bodies(/^\/waves(\?|$)/, listOf(Wave)).flatMap(({ items }) => items);
  const indicators = bodies(/^\/indicators(\?|$)/, listOf(Indicator)).flatMap(({ items }) => items);
  const itemOf = new Map(indicators.map(({ id, item }) => [id, item]));
  const lines = bodies(/^\/trend\?indicator=/, Trend);
  const dimensionLines = bodies(/^\/trend\?survey=/, DimensionTrend);
  const scorecards = bodies(/^\/scorecard\?/, Scorecard);
  return {
    units: [...new Map(units.map((unit) => [unit.id, unit])).values()],
    waves: [...new Map(waves.map((wave) => [wave.id, wave])).values()].map((wave) => {
      const of = <T extends z.ZodType>(part: string, schema: T) =>
        bodies(new RegExp(`^/waves/${wave.id}/${part}(\\?|$)`), schema);
      return {
        wave,
        manifest: of("manifest", Manifest)[0] ?? null,
        participation: of("participation", Participation)[0] ?? null,
        counts: of("audit-counts", AuditCounts)[0] ?? null,
        quotes: [
          ...lines.flatMap(({ indicator, unit, points }) =>
            points
              .filter((point) => point.wave === wave.id)
              .map(({ share }) => ({
                unit,
                item: itemOf.get(indicator) ?? "",
                share: share?.value ?? null,
                score: null,
              })),
          ),
          ...scorecards.flatMap(({ unit, measures }) =>
            measures
              .flatMap(({ rows }) => rows)
              .filter((row) => row.wave?.id === wave.id && itemOf.get(row.indicator) != null)
              .map((row) => ({
                unit: row.figureOf?.unit ?? unit,
                item: itemOf.get(row.indicator) ?? "",
                share: row.value,
                score: row.score?.value ?? null,
              })),
          ),
        ],
        documents: [
          ...(of("results", Results) as ResultsJson[]),
          ...(of("company-results", Results) as ResultsJson[]),
          ...lines.flatMap(({ indicator, unit, points }) =>
            points
              .filter((point) => point.wave === wave.id)
              .map(({ figure }) => lineAsResults(unit, itemOf.get(indicator) ?? "", figure)),
          ),
          ...dimensionLines.flatMap(({ dimension, unit, points }) =>
            points
              .filter((point) => point.wave === wave.id)
              .map((point) => dimensionAsResults(unit, nameOf(dimension, point), point.figure)),
          ),
        ],
        commonDimensions: Object.fromEntries(
          dimensionLines.flatMap(({ dimension, points }) =>
            points
              .filter((point) => point.wave === wave.id && point.isOnCommonItems)
              .map((point) => [nameOf(dimension, point), point.items]),
          ),
        ),
      };
    }),
  };
}

/** A point of a line says of one item at one unit what the results say. */
const lineAsResults = (unit: string, item: string, figure: object): ResultsJson => ({
  cells: [{ unit, cut: null, items: { [item]: figure as { shown: boolean } }, dimensions: {} }],
  comments: [],
});

/** A dimension on common items is another one than that of the whole version. */
const nameOf = (
  dimension: string,
  { isOnCommonItems, items }: { readonly isOnCommonItems: boolean; readonly items: string[] },
): string => (isOnCommonItems ? `${dimension}: ${items.join(", ")}` : dimension);

const dimensionAsResults = (unit: string, dimension: string, figure: object): ResultsJson => ({
  cells: [
    { unit, cut: null, items: {}, dimensions: { [dimension]: figure as { shown: boolean } } },
  ],
  comments: [],
});

export function parseAnswer<T extends z.ZodType>({ path, body }: Answer, schema: T): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandError(
    `The reply of ${path} is not what the contract says: ${issue?.path.join("/")}: ${issue?.message}`,
  );
}
