import { lazy, Suspense } from "react";
import type { TrendPointView } from "../api/trends.ts";
import { trendSeries } from "./trendSeries.ts";

const TrendChart = lazy(async () => ({ default: (await import("./TrendChart.tsx")).TrendChart }));

interface TrendLineProps {
  readonly points: readonly TrendPointView[];
  /** In per cent of satisfied answers; null where the indicator has none at a level. */
  readonly targetPercent: number | null;
  readonly height: number;
  /** Writes each value beside its point. */
  readonly hasValues?: boolean;
}

/** The line over waves. Its library comes after the page, into room that is kept for it. */
export function TrendLine({ points, targetPercent, height, hasValues = false }: TrendLineProps) {
  const series = trendSeries(points);
  // The target is a share; beside mean scores it would be misread.
  const target = series.measure === "share" ? targetPercent : null;
  return (
    <div style={{ height }}>
      <Suspense fallback={null}>
        <TrendChart series={series} target={target} height={height} hasValues={hasValues} />
      </Suspense>
    </div>
  );
}
