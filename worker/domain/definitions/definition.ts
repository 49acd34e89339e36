/** How an item is answered. A matrix is no kind: each of its rows is an item of its own. */
export type ItemKind = "scale5" | "nps11" | "yesno" | "single" | "multiple" | "text";

/** The three labelled five-point scales: satisfaction, agreement, frequency. */
export type Scale = "SAT5" | "AGR5" | "FRQ5";

/** A text in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One comparison of an earlier item's answer with a fixed value, both read as text. */
export interface ConditionTerm {
  readonly item: string;
  readonly operator: "equals" | "differs";
  readonly value: string;
}

/** All terms must hold. */
export type Condition = readonly ConditionTerm[];

/** One thing that a ballot can hold: a closed answer, or (kind `text`) a comment. */
export interface Item {
  readonly id: string;
  readonly kind: ItemKind;
  /** Only for `scale5`. */
  readonly scale: Scale | null;
  /** Option codes in definition order for `single` and `multiple`, else empty. "NA" is never one of them. */
  readonly options: readonly string[];
  /** Most options that may be chosen; only for `multiple`. */
  readonly maxChoices: number | null;
  readonly allowsNotApplicable: boolean;
  /** True where a high answer is unfavourable. */
  readonly isReversed: boolean;
  readonly dimension: string | null;
  /** UTF-16 units; only for `text`, else 0. */
  readonly maxLength: number;
  /** Null: always visible. */
  readonly visibleIf: Condition | null;
}

/** Items that are scored together. */
interface Dimension {
  readonly id: string;
  readonly title: Bilingual;
  /** `formative` dimensions are lists: a low reliability is no fault there. */
  readonly model: "reflective" | "formative";
  readonly items: readonly string[];
}

/** What the server needs to know of one published survey version. Made by `compileDefinition`. */
export interface Definition {
  readonly slug: string;
  readonly version: string;
  /** In definition order, matrix rows flattened. */
  readonly items: readonly Item[];
  /** The item that the survey's indicator reads; null where none is a five-point item (exit). */
  readonly anchor: string | null;
  /** An item before the anchor that ends the survey for those whom it does not concern. */
  readonly screener: string | null;
  /** Who can be invited: people of the roster, or only codes handed out without names. */
  readonly population: "roster" | "codes";
  readonly dimensions: readonly Dimension[];
}

/** Number: five-point 1..5 or 0..10. Text: "yes"/"no", an option's code, or "NA". Array: several codes. */
export type Answer = number | string | readonly string[];

/** Closed answers by item id; a skipped item is absent. */
export type Answers = Readonly<Record<string, Answer>>;

/** One valid response. */
export interface Ballot {
  readonly answers: Answers;
  /** Texts by item id; a comment that was not written is absent. */
  readonly comments: Readonly<Record<string, string>>;
}

/** The answer that says "does not apply to me". */
export const NOT_APPLICABLE = "NA";
