import { lazy, Suspense } from "react";
import type { TrendMarks } from "./trendMarks.ts";

const TrendChart = lazy(async () => ({ default: (await import("./TrendChart.tsx")).TrendChart }));

interface TrendLineProps {
  readonly marks: TrendMarks;
  /** In CSS pixels. */
  readonly height: number;
  /** Writes figures, breaks and replaced targets into the drawing. */
  readonly hasWords?: boolean;
}

/** The line over waves. Its library comes after the page, into room that is kept for it. */
export const TrendLine = ({ marks, height, hasWords = false }: TrendLineProps) => (
  <div style={{ height }}>
    <Suspense fallback={null}>
      <TrendChart marks={marks} height={height} hasWords={hasWords} />
    </Suspense>
  </div>
);
