import type { OptionCount } from "./mergeSmallOptions.ts";
import type { Bound } from "./rowSums.ts";
import type { HidingRule } from "./rules.ts";
import type { ShownCount } from "./sizes.ts";

/** A hidden figure: the same whatever the reason, so that nothing tells why. */
export const HIDDEN: { readonly shown: false } = Object.freeze({ shown: false });

/** 0 to 100 points: bounds of the 95 % interval of a mean or score. */
export type Interval = readonly [low: number, high: number];

/** Points from 1 to 5 to 0.1, recoded: high is good. At an end of the range only a bound. */
export type ReleasedMean =
  | { readonly mean: number }
  | { readonly atLeast: number }
  | { readonly atMost: number };

/** A 1–5 item where it is shown. */
export type ScaleCell = ReleasedMean & {
  readonly shown: true;
  readonly n: ShownCount;
  /** Numbers of people, from 20 answers; `bound` where the favourable count is one. */
  readonly share?: { readonly favourable: number; readonly rest: number; readonly bound?: Bound };
  /**
   * In place of `share` where the answers are too alike: fewest and most favourable people that
   * the mean allows.
   */
  readonly shareBounds?: readonly [least: number, most: number];
  /** From 20 answers, if the company has 30. */
  readonly interval?: Interval;
};

/** An item in a cell, as it goes over the wire. */
export type ItemCell =
  | { readonly shown: false }
  | ScaleCell
  | { readonly shown: true; readonly n: number; readonly counts: readonly OptionCount[] };

/** A dimension in a cell, as it goes over the wire; `score` in whole points from 0 to 100. */
export type DimensionCell =
  | { readonly shown: false }
  | {
      readonly shown: true;
      readonly n: ShownCount;
      readonly score: number;
      readonly bound?: Bound;
      readonly interval?: Interval;
    };

/** One unit, whole (`cut` null) or one cut value of it, as it goes over the wire. */
export interface DisclosedCell {
  readonly unit: string;
  readonly cut: string | null;
  readonly items: Readonly<Record<string, ItemCell>>;
  readonly dimensions: Readonly<Record<string, DimensionCell>>;
  readonly invited?: number;
  readonly ballots?: ShownCount;
}

/**
 * A hidden item of a cell and the rule that hid it: for HR's preview only, never released. The
 * rule `uniform` hides its favourable share, every other the whole item.
 */
export interface HiddenCell {
  readonly unit: string;
  readonly cut: string | null;
  readonly item: string;
  readonly rule: HidingRule;
}
