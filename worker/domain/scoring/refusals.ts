/** Fewer answers than the statistic needs; its docstring says how many. */
export type TooFewAnswers = { readonly reason: "too-few-answers" };

/** More answers than people on the roster: a fault of the roster, so nothing is corrected by it. */
export type RosterMismatch = { readonly reason: "roster-mismatch" };

/** All values are alike where the statistic divides by their spread. */
export type NoSpread = { readonly reason: "no-spread" };
