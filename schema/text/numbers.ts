/** Shares have a decimal from so many people on: more digits than n justifies say nothing. */
const DECIMAL_FROM = 100;

const rounded = (value: number, decimals: number): number => {
  const unit = 10 ** decimals;
  // Halves upward; the tolerance takes in what binary fractions leave of an exact half.
  return Math.floor(value * unit + 0.5 + 1e-9) / unit + 0;
};

/** A share of n people in per cent: `67%`, from 100 people on `66.7%`. */
export const percentOf = (share: number, n: number | null): string =>
  `${rounded(100 * share, n !== null && n >= DECIMAL_FROM ? 1 : 0)}%`;

/** Ends that a share lies between, in whole per cent, rounded outward so that they stay true. */
export const percentsAround = (share: { readonly lower: number; readonly upper: number }) => ({
  lower: `${Math.floor(100 * share.lower + 1e-9)}%`,
  upper: `${Math.ceil(100 * share.upper - 1e-9)}%`,
});

/** A rate of complete counts, or a target, in per cent with the decimal that it has: `57.5%`. */
export const percent = (share: number): string => `${rounded(100 * share, 1)}%`;

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
