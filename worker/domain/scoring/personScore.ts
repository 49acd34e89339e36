/** Fewest answered items from which a person has a score of a dimension: half, and at least 2. */
export const answeredItemsMin = (itemCount: number): number =>
  Math.max(2, Math.ceil(itemCount / 2));

/**
 * Scale score of one person in points from 1 to 5: the mean of the recoded items that were
 * answered, without imputation (the half rule of the field; instruments 3.2).
 * @param points recoded answers, those without a score left out.
 * @param itemCount items of the dimension.
 * @returns null where too few were answered.
 */
export function personScore(points: readonly number[], itemCount: number): number | null {
  if (points.length < answeredItemsMin(itemCount)) return null;
  return points.reduce((sum, value) => sum + value, 0) / points.length;
}
