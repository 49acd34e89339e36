import type { Evidence, JudgingRules, Measured } from "../../../worker/domain/programme/judge.ts";
import { DEFAULT_JUDGEMENT } from "../../../worker/domain/programme/judgementSettings.ts";
import type { Target } from "../../../worker/domain/programme/target.ts";

/** The rules as in the product, unless a test bends them. */
export const makeRules = (rules: Partial<JudgingRules> = {}): JudgingRules => ({
  ...DEFAULT_JUDGEMENT,
  kMin: 20,
  ...rules,
});

export const measured = (value: number, more: Partial<Measured> = {}): Measured => ({
  value,
  interval: null,
  change: null,
  ...more,
});

/** A survey of 100 answers with a baseline of as many, unless a test says otherwise. */
export const makeEvidence = (evidence: Partial<Evidence> = {}): Evidence => ({
  source: "survey",
  measured: [measured(0.6)],
  n: 100,
  isStale: false,
  responseRate: 0.8,
  baseline: { value: 0.5, n: 100 },
  hasBreakSinceBaseline: false,
  earlier: null,
  ...evidence,
});

type Level = Extract<Target, { kind: "level" }>;
type Cumulative = Extract<Target, { kind: "cumulative" }>;
type Change = Extract<Target, { kind: "change" }>;

export const levelTarget = (target: Partial<Level> = {}): Level => ({
  kind: "level",
  direction: "up",
  isProportion: true,
  level: 0.85,
  ...target,
});

export const cumulativeTarget = (target: Partial<Cumulative> = {}): Cumulative => ({
  kind: "cumulative",
  direction: "up",
  isProportion: false,
  level: 1,
  planned: null,
  ...target,
});

export const changeTarget = (target: Partial<Change> = {}): Change => ({
  kind: "change",
  direction: "up",
  isProportion: true,
  change: 0.2,
  basis: "relative",
  ...target,
});

/** In the middle of the time given. */
export const HALF_WAY = { elapsed: 0.5, isDuePassed: false } as const;
