import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { drawTrend } from "./drawTrend.ts";
import type { TrendMarks } from "./trendMarks.ts";

interface TrendChartProps {
  readonly marks: TrendMarks;
  /** In CSS pixels. */
  readonly height: number;
  readonly hasWords: boolean;
}

/** The drawing of a line; its data stands in a table nearby. */
export function TrendChart({ marks, height, hasWords }: TrendChartProps) {
  const { t } = useTranslation("trends");
  const placeRef = useRef<HTMLDivElement>(null);
  const width = useWidth(placeRef);
  useEffect(() => {
    if (width === 0) return;
    const words = {
      target: t("target"),
      baseline: t("baseline"),
      breakAt: ({ kind, toVersion }: TrendMarks["breaks"][number]) =>
        t(`breakAt.${kind}`, { version: toVersion ?? "" }),
    };
    placeRef.current?.replaceChildren(drawTrend(marks, { width, height, hasWords, words }));
  }, [marks, width, height, hasWords, t]);
  return <div ref={placeRef} className="desk-chart" style={{ height }} aria-hidden />;
}

/** The width that a place has now, in whole CSS pixels; 0 before it is known. */
function useWidth(placeRef: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const place = placeRef.current;
    if (place === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, [placeRef]);
  return width;
}
