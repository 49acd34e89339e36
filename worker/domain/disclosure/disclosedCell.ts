import type { OptionCount } from "./mergeSmallOptions.ts";
import type { HidingRule } from "./rules.ts";
import type { ShownCount } from "./sizes.ts";

/** A hidden figure: the same whatever the reason, so that nothing tells why. */
export const HIDDEN: { readonly shown: false } = Object.freeze({ shown: false });

/** An item in a cell, as it goes over the wire. */
export type ItemCell =
  | { readonly shown: false }
  | {
      readonly shown: true;
      readonly n: ShownCount;
      /** Points from 1 to 5 to 0.1, recoded: high is good. */
      readonly mean: number;
      /** Numbers of people, from 20 answers. */
      readonly share?: { readonly favourable: number; readonly rest: number };
    }
  | { readonly shown: true; readonly n: number; readonly counts: readonly OptionCount[] };

/** A dimension in a cell, as it goes over the wire; `score` in whole points from 0 to 100. */
export type DimensionCell =
  | { readonly shown: false }
  | { readonly shown: true; readonly n: ShownCount; readonly score: number };

/** One unit, whole (`cut` null) or one cut value of it, as it goes over the wire. */
export interface DisclosedCell {
  readonly unit: string;
  readonly cut: string | null;
  readonly items: Readonly<Record<string, ItemCell>>;
  readonly dimensions: Readonly<Record<string, DimensionCell>>;
  readonly invited?: number;
  readonly ballots?: ShownCount;
}

/** A hidden item of a cell and the rule that hid it: for HR's preview only, never released. */
export interface HiddenCell {
  readonly unit: string;
  readonly cut: string | null;
  readonly item: string;
  readonly rule: HidingRule;
}
