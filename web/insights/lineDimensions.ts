import { useQueries } from "@tanstack/react-query";
import type { SurveyVersionBody } from "../../schema/wire/surveys.ts";
import { readSurveyVersion } from "../api/surveys.ts";
import type { TrendPointView } from "../api/trends.ts";

/** A dimension that released waves asked, as its latest version words it. */
export interface LineDimension {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** The latest version that asks it. */
  readonly version: SurveyVersionBody;
}

/**
 * The dimensions of the survey behind an indicator that any released wave asked: those, and no
 * others, have a line. `isPending` until all versions are there.
 */
export function useLineDimensions(points: readonly TrendPointView[]) {
  const full = points.filter(({ isPulse }) => !isPulse);
  const versions = new Map(full.map(({ survey, version }) => [`${survey} ${version}`, version]));
  const survey = full.at(-1)?.survey ?? "";
  const queries = useQueries({
    queries: [...versions.values()].map((version) => ({
      queryKey: ["version", survey, version],
      queryFn: () => readSurveyVersion(survey, version),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const read = queries.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return {
    dimensions: dimensionsOf(read),
    isPending: queries.some(({ isPending }) => isPending),
    error: queries.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const { refetch } of queries) void refetch();
    },
  };
}

/** In the order of the latest version, then those that only earlier ones asked. */
export function dimensionsOf(versions: readonly SurveyVersionBody[]): readonly LineDimension[] {
  const found = new Map<string, LineDimension>();
  for (const version of versions.toReversed()) {
    for (const { id, title } of version.scoring.dimensions) {
      if (!found.has(id)) found.set(id, { id, title, version });
    }
  }
  return [...found.values()];
}
