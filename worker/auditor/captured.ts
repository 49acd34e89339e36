/** An item of a cell, as the results route answers it; see the contract's Results. */
export interface ItemJson {
  readonly shown: boolean;
  /** Exact from 10, else a range such as "5-9". */
  readonly n?: number | string;
  /** Points from 1 to 5 to 0.1, recoded; exactly one of these three on a shown 1–5 item. */
  readonly mean?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Numbers of people. */
  readonly share?: {
    readonly favourable: number;
    readonly rest?: number;
    readonly neutral?: number;
    readonly unfavourable?: number;
    /** So many favourable people at least, or at most; without it exactly. */
    readonly bound?: string;
  };
  /** In place of a share: fewest and most favourable people. */
  readonly shareBounds?: readonly number[];
  /** 0 to 100 points. */
  readonly interval?: readonly number[];
  readonly distribution?: readonly number[];
  /** Items that are no 1–5 scale. */
  readonly counts?: readonly { readonly options: readonly string[]; readonly n: number }[];
}

/** A dimension of a cell, as the results route answers it. */
export interface DimensionJson {
  readonly shown: boolean;
  readonly n?: number | string;
  readonly score?: number;
  readonly bound?: string;
  readonly interval?: readonly number[];
}

/** One unit, whole (`cut` null) or one cut value of it. */
export interface CellJson {
  readonly unit: string;
  readonly cut: string | null;
  readonly items: Readonly<Record<string, ItemJson>>;
  readonly dimensions: Readonly<Record<string, DimensionJson>>;
  readonly invited?: number;
  readonly ballots?: number | string;
}

/** What the auditor reads of a reply of the results route. */
export interface ResultsJson {
  readonly cells: readonly CellJson[];
  readonly comments: readonly {
    readonly unit: string;
    readonly item: string;
    readonly texts: readonly string[];
  }[];
}

/** A unit of the tree as it was at launch; the company has no parent. */
export interface TreeUnitJson {
  readonly id: string;
  readonly parentId: string | null;
}

/** People who count to one unit (not below it) and one cut value, or to none. */
export interface BaseCell {
  readonly unit: string;
  readonly cut: string | null;
  readonly ballots: number;
  /** Valid answers by item; an item that is absent has none. */
  readonly nByItem: Readonly<Record<string, number>>;
}

/** Everything that the attacker holds of one released wave. */
export interface CapturedRelease {
  /** Every cell that any role may see. */
  readonly results: ResultsJson;
  readonly tree: readonly TreeUnitJson[];
  readonly baseCells: readonly BaseCell[];
  /** Units of which participation is told beside the results. */
  readonly participation?: readonly string[];
  /** People asked at each unit itself, where the caller knows them. */
  readonly invited?: readonly { readonly unit: string; readonly invited: number }[];
  /** Smallest group that the wave may publish. */
  readonly k: number;
  /** Smallest group once more than the company is shown, where that is more than k. */
  readonly minimum?: number;
  /** Fewest answers of a company-only item, and fewest who chose an option; else 30 and k. */
  readonly companyItems?: { readonly minimum: number; readonly options: number };
  /** Items of each dimension, as the public definition has them; without it only shapes are checked. */
  readonly dimensions?: Readonly<Record<string, readonly string[]>>;
  /**
   * Sums of points behind the published means, where the caller holds them: then the attacker is
   * taken to know them too. Without them he has what a displayed mean admits.
   */
  readonly sums?: readonly {
    readonly unit: string;
    readonly cut: string | null;
    readonly item: string;
    readonly sum: number;
  }[];
}

/** One published figure in a subtraction, with the sign it enters by and the people it counts. */
export interface Term {
  readonly unit: string;
  readonly cut: string | null;
  readonly sign: 1 | -1;
  readonly n: number;
}

/**
 * A way to learn what must not be learnt.
 * - T1: the exact total of fewer than k people follows from published totals (`subtraction`);
 * - T2: the answer of each of these people is pinned to less than two points by the means;
 * - T3: as T2, by means and favourable counts together;
 * - other: a figure that no rule covers, or that contradicts the others (`reason`).
 */
export interface Leak {
  readonly rule: "T1" | "T2" | "T3" | "other";
  /** Item id, `"ballots"`, or null. */
  readonly item: string | null;
  /** Whom it concerns: units and cut values of the people, at most ten of them. */
  readonly people: readonly { readonly unit: string; readonly cut: string | null }[];
  /** How many people it concerns. */
  readonly n: number;
  /** How many it would have to concern at least; T1 only. */
  readonly needed?: number;
  /** The published figures that give it away, by their signs. */
  readonly subtraction: readonly Term[];
  /** Answers that remain possible, in points from 1 to 5; T2 and T3 only. */
  readonly range?: readonly [least: number, most: number];
  readonly reason?: OtherReason;
}

/** What is wrong where no theorem speaks. */
export type OtherReason =
  /** The figures cannot all be true of these numbers of people. */
  | "contradiction"
  /** No answers were found that give the means and favourable counts: nothing can be said for it. */
  | "undecided"
  /** A kind of figure whose safety nobody has shown: three shares, a distribution. */
  | "not-covered"
  /** A dimension score that its shown items do not give. */
  | "dimension"
  /** An interval that does not follow from published figures, so that it may tell how far apart answers are. */
  | "spread"
  /** An option chosen by fewer than k, or by all. */
  | "options"
  /** An item that only the company may show, at a unit. */
  | "company-only"
  /** Comments from too few ballots, or too few comments. */
  | "comments"
  /** A step of participation by fewer than k. */
  | "step"
  /** A number of people asked, or participation, at a unit of which no ballots are told. */
  | "places"
  /** Two routes tell different things of one figure. */
  | "two-answers";

/** What the auditor found. */
export interface AuditVerdict {
  readonly passed: boolean;
  readonly leaks: readonly Leak[];
}
