import type { Interval } from "./interval.ts";

/**
 * Whether a change can be told from chance: "rise" and "fall" are clear, "none" means no *clear*
 * change, not that nothing changed.
 * @param interval 95 % interval of a difference (not of a ratio); one that touches 0 includes it.
 * @throws RangeError unless lower ≤ upper.
 */
export function changeEvidence({ lower, upper }: Interval): "rise" | "fall" | "none" {
  if (!(lower <= upper)) throw new RangeError(`no interval: from ${lower} to ${upper}`);
  if (lower > 0) return "rise";
  return upper < 0 ? "fall" : "none";
}
