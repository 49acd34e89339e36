/** What came of a suggestion. */
export type SuggestionStatus =
  | "open"
  | "adopted"
  | "partly_adopted"
  | "implemented"
  | "rejected"
  | "duplicate"
  | "spam";

/** One suggestion as it stood on the day of counting. */
export interface CountedSuggestion {
  readonly status: SuggestionStatus;
  /** Whole days since it was received, ≥ 0. */
  readonly ageDays: number;
  /** Whether an action and its owner were named. */
  readonly isActionNamed: boolean;
  /** Whole days until it was first answered, or null while it was not. */
  readonly daysToAnswer: number | null;
}

/** How suggestions are judged; the defaults are those of `surveys/measures.json`. */
export interface AdoptionRule {
  /** An open suggestion older than this counts as not adopted. */
  readonly overdueAfterDays: number;
  /** Whether a partly adopted suggestion with a named action and owner counts as adopted. */
  readonly partlyCounts: boolean;
}

/** The counts behind the adoption rate, and what is always shown beside it. Shares are 0 to 1. */
export interface SuggestionAdoption {
  readonly received: number;
  /** Received, without duplicates and spam. */
  readonly valid: number;
  readonly duplicates: number;
  readonly spam: number;
  /** The numerator. */
  readonly adopted: number;
  /** Valid ones that are decided or overdue. */
  readonly denominator: number;
  /** Open, and not older than the rule allows: in no denominator yet. */
  readonly openNotDue: number;
  readonly openOverdue: number;
  readonly implemented: number;
  /** `adopted / denominator`; null for a denominator of 0. */
  readonly rate: number | null;
  /** As `rate`, without the partly adopted. */
  readonly strictRate: number | null;
  /** `adopted / valid`; null for none. */
  readonly rateOverAllValid: number | null;
  /** `implemented / denominator`; null for a denominator of 0. */
  readonly shareImplemented: number | null;
  /** Over the valid ones that were answered; null for none. */
  readonly medianDaysToAnswer: number | null;
}

const DEFAULT_RULE: AdoptionRule = { overdueAfterDays: 60, partlyCounts: true };

/**
 * Suggestion adoption rate with its companion figures. Adopted means: implemented, or adopted (also
 * in part) with a named action and owner; an adoption without them stays in the denominator only.
 * Duplicates and spam are in neither, and are counted.
 *
 * Source: instruments.md §1.3 `suggestion-adoption-rate`. Vector: v5.
 */
export function suggestionAdoption(
  suggestions: readonly CountedSuggestion[],
  rule: AdoptionRule = DEFAULT_RULE,
): SuggestionAdoption {
  const count = (isCounted: (suggestion: CountedSuggestion) => boolean): number =>
    suggestions.filter(isCounted).length;
  const statusIs = (wanted: SuggestionStatus) => count(({ status }) => status === wanted);

  const duplicates = statusIs("duplicate");
  const spam = statusIs("spam");
  const implemented = statusIs("implemented");
  const adoptedWhole =
    implemented + count(({ status, isActionNamed }) => status === "adopted" && isActionNamed);
  const adoptedPartly = rule.partlyCounts
    ? count(({ status, isActionNamed }) => status === "partly_adopted" && isActionNamed)
    : 0;
  const openOverdue = count(
    ({ status, ageDays }) => status === "open" && ageDays > rule.overdueAfterDays,
  );
  const openNotDue = statusIs("open") - openOverdue;
  const valid = suggestions.length - duplicates - spam;
  const denominator = valid - openNotDue;
  const adopted = adoptedWhole + adoptedPartly;
  return {
    received: suggestions.length,
    valid,
    duplicates,
    spam,
    adopted,
    denominator,
    openNotDue,
    openOverdue,
    implemented,
    rate: shareOf(adopted, denominator),
    strictRate: shareOf(adoptedWhole, denominator),
    rateOverAllValid: shareOf(adopted, valid),
    shareImplemented: shareOf(implemented, denominator),
    medianDaysToAnswer: median(suggestions.flatMap(answerDaysOfValid)),
  };
}

const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

const answerDaysOfValid = ({ status, daysToAnswer }: CountedSuggestion): number[] =>
  daysToAnswer === null || status === "duplicate" || status === "spam" ? [] : [daysToAnswer];

/** The middle value, or the mean of the two middle ones; null for none. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
