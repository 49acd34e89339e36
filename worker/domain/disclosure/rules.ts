/**
 * The rule that hides a cell:
 * - `threshold`: fewer than k answers;
 * - `tree`: enough answers, but showing it would let a smaller group be worked out;
 * - `cut`: breakdowns are not shown by this policy;
 * - `companySize`: an item that is no 1–5 scale, and the company has fewer than 30 answers.
 */
export type HidingRule = "threshold" | "tree" | "cut" | "companySize";

/** Every rule, in the order of the suppression statement. */
export const HIDING_RULES: readonly HidingRule[] = ["threshold", "tree", "cut", "companySize"];
