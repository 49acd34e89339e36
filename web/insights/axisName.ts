import type { TFunction } from "i18next";
import type { IndicatorView } from "../api/trends.ts";
import type { TrendMeasure } from "./trendMarks.ts";

/** What an indicator's axis shows, and which end of it is the better one. */
export const axisName = (
  measure: TrendMeasure,
  direction: IndicatorView["direction"],
  t: TFunction<"trends">,
): string => {
  if (measure === "score") return t("axis.score");
  return t(direction === "down" ? "axis.counted" : "axis.share");
};
