import type { ReactNode } from "react";
import type { MarkKind } from "./trendMarks.ts";

const NOW = "var(--desk-bar)";
const EARLIER = "var(--desk-earlier)";
const GROUND = "var(--mantine-color-body)";

const KEYS: Readonly<Record<MarkKind, ReactNode>> = {
  point: <circle cx="14" cy="8" r="4.5" fill={NOW} />,
  interval: (
    <>
      <rect x="3" y="1" width="22" height="14" fill={NOW} opacity="0.16" />
      <path d="M14 1V15" stroke={NOW} strokeWidth="1.5" />
    </>
  ),
  few: <circle cx="14" cy="8" r="4" fill={GROUND} stroke={NOW} strokeWidth="2" />,
  common: (
    <>
      <path d="M1 8H27" stroke={NOW} strokeWidth="2.25" />
      <circle cx="14" cy="8" r="4" fill={GROUND} stroke={NOW} strokeWidth="2" />
    </>
  ),
  range: <path d="M14 5V11" stroke={NOW} strokeWidth="7" strokeLinecap="round" />,
  pulse: <path d="M14 2L19 8L14 14L9 8Z" fill={GROUND} stroke={NOW} strokeWidth="2" />,
  openLink: (
    <circle
      {...{ cx: 14, cy: 8, r: 7, fill: "none" }}
      {...{ stroke: "currentColor", strokeWidth: 1.5, strokeDasharray: "2 2" }}
    />
  ),
  baseline: (
    <rect x="7" y="1" width="14" height="14" fill="none" stroke="currentColor" strokeWidth="1.5" />
  ),
  target: <path d="M1 8H27" stroke="currentColor" strokeDasharray="6 4" />,
  oldTarget: <path d="M1 8H27" stroke="currentColor" strokeDasharray="6 4" opacity="0.55" />,
  break: <path d="M14 0V16" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 4" />,
  earlier: (
    <>
      <path d="M1 8H27" stroke={EARLIER} strokeWidth="1.5" />
      <circle cx="14" cy="8" r="4.5" fill={EARLIER} />
    </>
  ),
  gap: <path d="M1 8H9M19 8H27" stroke={NOW} strokeWidth="2.25" />,
};

/** A mark of the line as it looks in the drawing. */
export const MarkKey = ({ kind }: { readonly kind: MarkKind }) => (
  <svg width="28" height="16" viewBox="0 0 28 16" aria-hidden>
    {KEYS[kind]}
  </svg>
);
