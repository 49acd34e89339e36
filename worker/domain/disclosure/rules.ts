/**
 * The rule that hides a cell:
 * - `threshold`: fewer than k answers;
 * - `tree`: enough answers, but showing it would let a smaller group be worked out;
 * - `cut`: enough answers, but the unit cannot show its breakdown as a whole;
 * - `uniform`: a favourable share only, where the answers are so alike that it would add nothing;
 * - `companySize`: an item that is no 1–5 scale, and the company has too few answers;
 * - `exitSize`: exit survey, a branch with fewer than 30 answers.
 */
export type HidingRule = "threshold" | "tree" | "cut" | "uniform" | "companySize" | "exitSize";

/** Every rule, in the order of the suppression statement. */
export const HIDING_RULES: readonly HidingRule[] = [
  "threshold",
  "tree",
  "cut",
  "uniform",
  "companySize",
  "exitSize",
];
