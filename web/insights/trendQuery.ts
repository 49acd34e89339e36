import { queryOptions } from "@tanstack/react-query";
import { readDimensionTrend, readTrend } from "../api/trends.ts";

const STALE_MS = 60_000;

/** The released waves of an indicator at a unit, as a query. */
export const trendQuery = (indicator: string, unit: string) =>
  queryOptions({
    queryKey: ["trend", indicator, unit],
    queryFn: () => readTrend(indicator, unit),
    staleTime: STALE_MS,
  });

/** The released waves of a dimension at a unit, as a query. */
export const dimensionTrendQuery = (survey: string, dimension: string, unit: string) =>
  queryOptions({
    queryKey: ["trend", survey, dimension, unit],
    queryFn: () => readDimensionTrend(survey, dimension, unit),
    staleTime: STALE_MS,
  });
