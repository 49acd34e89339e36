import { areaY, dot, line, type Markish, ruleX, ruleY, text } from "@observablehq/plot";
import { percent } from "../../schema/text/numbers.ts";
import type { WaveMark } from "./trendMarks.ts";

const NOW = "var(--desk-bar)";
const EARLIER = "var(--desk-earlier)";
const GROUND = "var(--mantine-color-body)";
const HALO = { stroke: GROUND, strokeWidth: 4 };

/** A wave at its place in time. */
type Placed = WaveMark & { readonly at: Date };

/** Something at its place in time, on the axis from 0 to 100. */
interface At {
  readonly at: Date;
  readonly value: number;
}

/** Where something else is measured from; its words in rows above the line. */
export function breakLayers(
  breaks: readonly { readonly at: Date; readonly label: string; readonly row: number }[],
  words: { readonly rows: number; readonly rowHeight: number } | null,
): Markish[] {
  const rule = ruleX(breaks, {
    ...{ x: "at", stroke: "currentColor", strokeDasharray: "2 4", strokeWidth: 1.5 },
  });
  if (words === null) return [rule];
  const rows = Array.from({ length: words.rows }, (_, row) => row);
  return [
    rule,
    ...rows.map((row) =>
      text(
        breaks.filter((one) => one.row === row),
        {
          ...{ x: "at", frameAnchor: "top", text: "label", fill: "currentColor" },
          dy: -28 - row * words.rowHeight,
        },
      ),
    ),
  ];
}

/** Targets over their days; the one that holds says its value right of the line. */
export function targetLayers(
  targets: readonly {
    readonly from: Date;
    readonly to: Date;
    readonly value: number;
    readonly isOld: boolean;
  }[],
  word: string,
): Markish[] {
  return [
    ruleY(targets, {
      ...{ y: "value", x1: "from", x2: "to", stroke: "currentColor", strokeDasharray: "6 4" },
      strokeOpacity: ({ isOld }: { isOld: boolean }) => (isOld ? 0.55 : 1),
    }),
    text(
      targets.filter(({ isOld }) => !isOld),
      {
        ...{ x: "to", y: "value", textAnchor: "start", dx: 6, fill: "currentColor" },
        text: ({ value }: { value: number }) => `${word}\n${percent(value / 100)}`,
      },
    ),
  ];
}

/** Bands, uprights, the line and its points; pulses and baselines beside it. */
export function waveLayers(
  waves: readonly Placed[],
  enteredBaselines: readonly At[],
  baselineWord: string | null,
): Markish[] {
  const full = waves.filter(({ isPulse }) => !isPulse);
  const points = waves.filter(({ figure }) => figure.kind === "point");
  const baselines: readonly At[] = [
    ...points
      .filter(({ isBaseline }) => isBaseline)
      .map((mark) => ({ ...mark, value: pointOf(mark) })),
    ...enteredBaselines,
  ];
  return [
    ...byTime(full, (own, stroke) =>
      // Without a value in between, neither band nor line is drawn through.
      areaY(own, {
        ...{ x: "at", y1: ends(0), y2: ends(1), z: "segment", fill: stroke, fillOpacity: 0.14 },
      }),
    ),
    ...byTime(points, (own, stroke) =>
      ruleX(
        own.filter((mark) => !isOpen(mark)),
        {
          ...{ x: "at", y1: ends(0), y2: ends(1), stroke, strokeWidth: 1.25 },
        },
      ),
    ),
    ...byTime(full, (own, stroke, strokeWidth) =>
      line(own, { x: "at", y: joinedOf, z: "segment", stroke, strokeWidth }),
    ),
    ...byTime(
      waves.filter(({ figure }) => figure.kind === "range"),
      (own, stroke) =>
        ruleX(own, {
          ...{ x: "at", y1: rangeEnd(0), y2: rangeEnd(1), stroke, strokeWidth: 7 },
          strokeLinecap: "round",
        }),
    ),
    dot(
      points.filter(({ isPulse }) => !isPulse),
      {
        ...{ x: "at", y: pointOf, r: 4, strokeWidth: 2, stroke: colourOf },
        fill: (mark: Placed) => (isOpen(mark) ? GROUND : colourOf(mark)),
      },
    ),
    dot(
      points.filter(({ isPulse }) => isPulse),
      {
        ...{ x: "at", y: pointOf, r: 4.5, symbol: "diamond", strokeWidth: 2 },
        ...{ stroke: colourOf, fill: GROUND },
      },
    ),
    dot(
      waves.filter(({ onePerPerson, figure }) => !onePerPerson && figure.kind !== "gap"),
      {
        ...{ x: "at", y: middleOf, r: 8, fill: "none", strokeWidth: 1.5, strokeDasharray: "2 2" },
        stroke: "currentColor",
      },
    ),
    dot(baselines, {
      ...{ x: "at", y: "value", r: 9, symbol: "square", fill: "none", strokeWidth: 1.5 },
      stroke: "currentColor",
    }),
    baselineWord === null
      ? null
      : text(baselines, {
          ...{ x: "at", y: "value", dy: 20, text: () => baselineWord, ...HALO },
          fill: "currentColor",
        }),
  ];
}

/** Figures above their points, those of ranges above their upper ends. */
export const valueLabels = (waves: readonly Placed[]): Markish =>
  text(waves, {
    ...{ x: "at", text: "label", dy: -14, fontSize: 13, ...HALO },
    y: (mark: Placed) => (mark.figure.kind === "range" ? mark.figure.ends[1] : pointOf(mark)),
    fill: "var(--mantine-color-text)",
  });

const pointOf = ({ figure }: WaveMark): number =>
  figure.kind === "point" ? figure.value : Number.NaN;
const middleOf = (mark: WaveMark): number =>
  mark.figure.kind === "range" ? (mark.figure.ends[0] + mark.figure.ends[1]) / 2 : pointOf(mark);
const joinedOf = ({ figure }: WaveMark): number =>
  figure.kind === "point" && figure.isJoined ? figure.value : Number.NaN;
const ends =
  (end: 0 | 1) =>
  ({ figure }: WaveMark): number =>
    figure.kind === "point" ? (figure.interval?.[end] ?? Number.NaN) : Number.NaN;
const rangeEnd =
  (end: 0 | 1) =>
  ({ figure }: WaveMark): number =>
    figure.kind === "range" ? figure.ends[end] : Number.NaN;
const isOpen = ({ figure }: WaveMark): boolean =>
  figure.kind === "point" && figure.interval === null;
const colourOf = ({ isEarlier }: WaveMark): string => (isEarlier ? EARLIER : NOW);

/** What may not be compared with now, in grey and thin; then the rest. */
const byTime = (
  marks: readonly Placed[],
  layer: (own: Placed[], stroke: string, strokeWidth: number) => Markish,
): Markish[] => [
  layer(
    marks.filter(({ isEarlier }) => isEarlier),
    EARLIER,
    1.5,
  ),
  layer(
    marks.filter(({ isEarlier }) => !isEarlier),
    NOW,
    2.25,
  ),
];
