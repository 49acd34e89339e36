/**
 * Score of one recoded answer, or of a mean of them: 25 · (points − 1).
 * @param recodedPoints 1 to 5, high is good (`recode`).
 * @returns 0 to 100, not rounded.
 */
export const itemScore = (recodedPoints: number): number => 25 * (recodedPoints - 1);
