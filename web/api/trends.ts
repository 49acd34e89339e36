import type { z } from "@hono/zod-openapi";
import { listOf } from "../../schema/wire/common.ts";
import { DimensionTrend, Indicator, Trend } from "../../schema/wire/trend.ts";
import { callApi } from "./client.ts";

/** One of the programme's indicators. */
export type IndicatorView = z.infer<typeof Indicator>;
/** An indicator over released waves. */
export type TrendView = z.infer<typeof Trend>;
/** One released wave on an indicator's line. */
export type TrendPointView = TrendView["points"][number];
/** A dimension over released waves. */
export type DimensionTrendView = z.infer<typeof DimensionTrend>;
/** One released wave on a dimension's line. */
export type DimensionPointView = DimensionTrendView["points"][number];

const Indicators = listOf(Indicator);

export const readIndicators = async (): Promise<IndicatorView[]> =>
  (await callApi(Indicators, "/indicators")).items;

/**
 * An indicator at one unit over released waves, oldest first; 404 where no survey feeds it. Not
 * every pulse asks every item, and one that does not looks like one that is hidden: only shown
 * pulses are told.
 */
export async function readTrend(indicator: string, unit: string): Promise<TrendView> {
  const trend = await callApi(Trend, `/trend?${new URLSearchParams({ indicator, unit })}`);
  const points = trend.points.filter(({ isPulse, figure }) => !isPulse || figure.shown);
  return { ...trend, points };
}

/** A dimension at one unit over released waves, oldest first; 404 where no released wave asked it. */
export const readDimensionTrend = (
  survey: string,
  dimension: string,
  unit: string,
): Promise<DimensionTrendView> =>
  callApi(DimensionTrend, `/trend?${new URLSearchParams({ survey, dimension, unit })}`);
