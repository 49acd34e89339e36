import { axisX, axisY, plot, ruleY } from "@observablehq/plot";
import { inRows, thinned } from "./chartRoom.ts";
import { breakLayers, targetLayers, valueLabels, waveLayers } from "./trendLayers.ts";
import type { TrendMarks } from "./trendMarks.ts";

/** How a line is drawn. */
export interface TrendLook {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Writes the figures, the baseline and what each break is. */
  readonly hasWords: boolean;
  readonly words: {
    readonly target: string;
    readonly baseline: string;
    readonly breakAt: (one: TrendMarks["breaks"][number]) => string;
  };
}

const MARGIN = { left: 42, right: 26, top: 22, bottom: 26 };
/** Right of the line, where a target says its value. */
const TARGET_MARGIN = 54;
/** Room of a label along the axis, in CSS pixels. */
const ROOM = { date: 62, value: 44, breakAt: 76 };
const BREAK_ROW_HEIGHT = 16;
const DAY_MS = 86_400_000;

/**
 * Draws a line from 0 to 100, always whole, so that no small step looks large. One colour, and grey
 * for what may not be compared with now; every kind of mark has a shape of its own, so that nothing
 * hangs on colour.
 */
export function drawTrend(marks: TrendMarks, look: TrendLook): SVGSVGElement | HTMLElement {
  const { width, height, hasWords, words } = look;
  const sign = marks.measure === "share" ? "%" : "";
  const waves = marks.waves.map((mark) => ({ ...mark, at: dateOf(mark.closesOn) }));
  const breakDays = marks.breaks.map((one) => ({ label: words.breakAt(one), at: dateOf(one.on) }));
  const domain = domainOf([...waves, ...breakDays].map(({ at }) => at));
  const marginRight = marks.targets.some(({ to }) => to === null) ? TARGET_MARGIN : MARGIN.right;
  const inner = width - MARGIN.left - marginRight;
  const place = <T extends { readonly at: Date }>(one: T) => ({
    ...one,
    x: shareOf(one.at, domain) * inner,
  });
  const dayOr = (end: Date) => (day: string | null) =>
    day === null ? end : within(dateOf(day), domain);
  const breaks = inRows(breakDays.map(place), ROOM.breakAt);
  const rows = hasWords ? Math.max(0, ...breaks.map(({ row }) => row + 1)) : 0;
  const targets = marks.targets
    .map(({ from, to, value }) => ({
      ...{ value, isOld: to !== null },
      ...{ from: dayOr(domain[0])(from), to: dayOr(domain[1])(to) },
    }))
    .filter(({ from, to }) => from < to);
  const entered = marks.enteredBaseline;
  const baselines = entered && [{ at: within(dateOf(entered.on), domain), value: entered.value }];
  return plot({
    ...{ width, height, marginLeft: MARGIN.left, marginRight, marginBottom: MARGIN.bottom },
    marginTop: MARGIN.top + rows * BREAK_ROW_HEIGHT,
    style: { background: "none", color: "var(--mantine-color-dimmed)", fontSize: "12px" },
    x: { type: "utc", domain },
    y: { domain: [0, 100] },
    marks: [
      ruleY([0, 25, 50, 75, 100], { stroke: "var(--desk-line)" }),
      axisY({
        ...{ ticks: hasWords ? [0, 25, 50, 75, 100] : [0, 50, 100], tickSize: 0, label: null },
        tickFormat: (y: number) => `${y}${sign}`,
      }),
      axisX(
        thinned(waves.map(place), ROOM.date).map(({ at }) => at),
        { tickSize: 3, label: null, tickFormat: (at: Date) => at.toISOString().slice(0, 7) },
      ),
      ...breakLayers(breaks, hasWords ? { rows, rowHeight: BREAK_ROW_HEIGHT } : null),
      ...targetLayers(targets, words.target),
      ...waveLayers(waves, baselines ?? [], hasWords ? words.baseline : null),
      hasWords ? valueLabels(thinned(waves.filter(isLabelled).map(place), ROOM.value)) : null,
    ],
  });
}

const isLabelled = ({ isPulse, label }: TrendMarks["waves"][number]): boolean =>
  !isPulse && label !== "";

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

type Domain = readonly [Date, Date];

const shareOf = (at: Date, [from, to]: Domain): number =>
  (Number(at) - Number(from)) / (Number(to) - Number(from));

const within = (at: Date, [from, to]: Domain): Date =>
  new Date(Math.min(Math.max(Number(at), Number(from)), Number(to)));

/** From the first day to the last with a little air; a single one stands in the middle. */
function domainOf(dates: readonly Date[]): Domain {
  const times = dates.map(Number);
  const first = Math.min(...times);
  const last = Math.max(...times);
  const air = first === last ? 30 * DAY_MS : 0.03 * (last - first);
  return [new Date(first - air), new Date(last + air)];
}
