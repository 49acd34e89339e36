/** Shares have a decimal from so many people on: more digits than n justifies say nothing. */
const DECIMAL_FROM = 100;

const rounded = (value: number, decimals: number): number => {
  const unit = 10 ** decimals;
  // Halves upward; the tolerance takes in what binary fractions leave of an exact half.
  return Math.floor(value * unit + 0.5 + 1e-9) / unit + 0;
};

/** Decimals are added up to here where a share would else be written as a target that it is not. */
const MOST_DECIMALS = 3;

/**
 * In per cent. A share that is not its target is not written like it: 72 of 85 is `84.7%` beside a
 * target of 85 %, since "85%" would read as reached.
 */
function perCent(share: number, decimals: number, target: number | null): string {
  const text = `${rounded(100 * share, decimals)}%`;
  const isTakenForTarget =
    target !== null && Math.abs(share - target) > 1e-9 && text === percent(target);
  return isTakenForTarget && decimals < MOST_DECIMALS ? perCent(share, decimals + 1, target) : text;
}

/**
 * A share of n people in per cent: `67%`, from 100 people on `66.7%`.
 * @param target that it is read beside; null where there is none.
 */
export const percentOf = (share: number, n: number | null, target: number | null = null): string =>
  perCent(share, n !== null && n >= DECIMAL_FROM ? 1 : 0, target);

/** Ends that a share lies between, in whole per cent, rounded outward so that they stay true. */
export const percentsAround = (share: { readonly lower: number; readonly upper: number }) => ({
  lower: `${Math.floor(100 * share.lower + 1e-9)}%`,
  upper: `${Math.ceil(100 * share.upper - 1e-9)}%`,
});

/**
 * A rate of complete counts, or a target, in per cent with the decimal that it has: `57.5%`.
 * @param target that a rate is read beside; null where there is none.
 */
export const percent = (share: number, target: number | null = null): string =>
  perCent(share, 1, target);

/** A signed whole number with a true minus sign: `+8`, `−3`, `0`. */
export const signed = (value: number): string => {
  const whole = rounded(Math.abs(value), 0);
  if (whole === 0) return "0";
  return value > 0 ? `+${whole}` : `−${whole}`;
};

/** Below it a number is read at a glance. */
const GROUPED_FROM = 10_000;

/** A count, a mean headcount or a sum: at most one decimal; thousands apart in large ones. */
export function amount(value: number): string {
  const [whole = "", decimal] = String(rounded(value, 1)).split(".");
  const grouped = value < GROUPED_FROM ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimal === undefined ? grouped : `${grouped}.${decimal}`;
}

/** A number of answers as it is written: a range with a dash. */
export const answers = (n: number | string): string => String(n).replace("-", "–");
