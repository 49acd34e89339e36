import { axisX, axisY, dot, line, plot, ruleY, text } from "@observablehq/plot";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LinePoint, TrendSeries } from "./trendSeries.ts";

interface TrendChartProps {
  readonly series: TrendSeries;
  /** In per cent, drawn as a dashed line; null for none. */
  readonly target: number | null;
  readonly height: number;
  readonly hasValues: boolean;
}

const MARGIN = { left: 42, right: 26, top: 20, bottom: 26 };
/** Room of a month under the axis, in CSS pixels. */
const TICK_WIDTH = 62;
const DAY_MS = 86_400_000;

/**
 * Draws a line from 0 to 100, always whole, so that no small step looks large. One colour; a gap
 * where a wave is not shown; a pulse stands beside the line. The data stands in a table nearby.
 */
export function TrendChart({ series, target, height, hasValues }: TrendChartProps) {
  const { t } = useTranslation("trends");
  const placeRef = useRef<HTMLDivElement>(null);
  const width = useWidth(placeRef);
  const targetLabel = target === null ? "" : t("target", { percent: target });
  useEffect(() => {
    if (width === 0) return;
    const drawing = draw(series, { width, height, target, targetLabel, hasValues });
    placeRef.current?.replaceChildren(drawing);
  }, [series, width, height, target, targetLabel, hasValues]);
  return <div ref={placeRef} className="desk-chart" style={{ height }} aria-hidden />;
}

interface Look {
  readonly width: number;
  readonly height: number;
  readonly target: number | null;
  readonly targetLabel: string;
  readonly hasValues: boolean;
}

function draw({ points, measure }: TrendSeries, look: Look) {
  const { width, height, target, targetLabel, hasValues } = look;
  const sign = measure === "share" ? "%" : "";
  const dated = points.map((point) => ({ ...point, at: dateOf(point) }));
  const full = dated.filter(({ isPulse }) => !isPulse);
  const shownFull = full.filter(({ value }) => value !== null);
  const shownPulses = dated.filter(({ isPulse, value }) => isPulse && value !== null);
  const range = rangeOf(dated.map(({ at }) => at));
  return plot({
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    style: { background: "none", color: "var(--mantine-color-dimmed)", fontSize: "12px" },
    x: { type: "utc", domain: range },
    y: { domain: [0, 100] },
    marks: [
      ruleY([0, 50, 100], { stroke: "var(--desk-line)" }),
      axisY({ ticks: [0, 50, 100], tickSize: 0, label: null, tickFormat: (y) => `${y}${sign}` }),
      axisX(
        ticksIn(
          dated.map(({ at }) => at),
          range,
          width,
        ),
        {
          tickSize: 3,
          label: null,
          tickFormat: (at: Date) => at.toISOString().slice(0, 7),
        },
      ),
      target === null ? null : ruleY([target], { stroke: "currentColor", strokeDasharray: "5 4" }),
      target === null
        ? null
        : text([target], {
            y: target,
            text: [targetLabel],
            frameAnchor: "right",
            dy: -8,
            fill: "currentColor",
          }),
      line(full, {
        x: "at",
        y: ({ value }: LinePoint) => value ?? Number.NaN,
        stroke: "var(--desk-bar)",
        strokeWidth: 2,
      }),
      dot(shownFull, { x: "at", y: "value", r: 4, fill: "var(--desk-bar)" }),
      dot(shownPulses, {
        ...{ x: "at", y: "value", r: 4.5, symbol: "diamond", strokeWidth: 2 },
        stroke: "var(--desk-bar)",
        fill: "var(--mantine-color-body)",
      }),
      hasValues
        ? text(shownFull, {
            x: "at",
            y: "value",
            text: ({ value }: LinePoint) => `${value}${sign}`,
            dy: -13,
            fill: "var(--mantine-color-text)",
            stroke: "var(--mantine-color-body)",
            strokeWidth: 4,
            fontSize: 13,
          })
        : null,
    ],
  });
}

const dateOf = ({ closesOn }: LinePoint): Date => new Date(`${closesOn}T00:00:00Z`);

/** From the first wave to the last; a single one stands in the middle. */
function rangeOf(dates: readonly Date[]): [Date, Date] {
  const times = dates.map(Number);
  const first = Math.min(...times);
  const last = Math.max(...times);
  const room = first === last ? 30 * DAY_MS : 0;
  return [new Date(first - room), new Date(last + room)];
}

/** Months of waves that fit under the axis side by side, the latest first of all. */
function ticksIn(dates: readonly Date[], [from, to]: [Date, Date], width: number): Date[] {
  const inner = width - MARGIN.left - MARGIN.right;
  const pixelOf = (at: Date) => ((Number(at) - Number(from)) / (Number(to) - Number(from))) * inner;
  const ticks: Date[] = [];
  for (const at of [...dates].sort((a, b) => Number(b) - Number(a))) {
    const last = ticks.at(-1);
    if (last === undefined || pixelOf(last) - pixelOf(at) >= TICK_WIDTH) ticks.push(at);
  }
  return ticks;
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
