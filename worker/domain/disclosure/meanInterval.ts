import { SHARE_MIN } from "./sizes.ts";

/** 97.5 % point of the normal distribution. */
const Z = 1.959963984540054;
/** A point on the scale of 1 to 5 is so many on the scale of 0 to 100. */
const PER_POINT = 25;

/**
 * 95 % interval of a mean in whole points from 0 to 100, centred on the released score. Score,
 * number and spread are released figures or follow from them, so the interval tells nothing more.
 * Without finite population correction.
 * @param score 0 to 100, from released figures.
 * @param spread standard deviation in scale points (`companySpread`, `dimensionSpread`), or null.
 * @returns undefined below 20 answers or without a spread.
 */
export function meanInterval(
  score: number,
  n: number,
  spread: number | null,
): readonly [low: number, high: number] | undefined {
  if (!(n >= SHARE_MIN) || spread === null) return undefined;
  const reach = (Z * PER_POINT * spread) / Math.sqrt(n);
  return [Math.round(Math.max(0, score - reach)), Math.round(Math.min(100, score + reach))];
}
