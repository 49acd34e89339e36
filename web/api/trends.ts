import type { z } from "@hono/zod-openapi";
import { listOf } from "../../schema/wire/common.ts";
import { Indicator, Trend, type TrendPoint } from "../../schema/wire/trend.ts";
import { callApi } from "./client.ts";

/** One of the programme's indicators. */
export type IndicatorView = z.infer<typeof Indicator>;
/** One released wave on an indicator's line. */
export type TrendPointView = z.infer<typeof TrendPoint>;

const Indicators = listOf(Indicator);

export const readIndicators = async (): Promise<IndicatorView[]> =>
  (await callApi(Indicators, "/indicators")).items;

/**
 * The released waves of an indicator at one unit, oldest first; 404 where no survey feeds it. Not
 * every pulse asks every item, and one that does not looks like one that is hidden: only shown
 * pulses are told.
 */
export const readTrend = async (indicator: string, unit: string): Promise<TrendPointView[]> => {
  const query = new URLSearchParams({ indicator, unit });
  const { points } = await callApi(Trend, `/trend?${query}`);
  return points.filter(({ isPulse, figure }) => !isPulse || figure.shown);
};
