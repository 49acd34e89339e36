import { TOLERANCE } from "./judgementSettings.ts";

/**
 * How much of the way from a starting value to its target has been made: (X − B)/(T − B), not
 * clipped; 1 is there, below 0 is backwards (instruments §1.7).
 *
 * @returns null where there is no way to make: the start already meets the target.
 */
export function progress(
  value: number,
  start: number,
  target: number,
  direction: "up" | "down",
): number | null {
  const way = target - start;
  const isAhead = direction === "up" ? way > TOLERANCE : way < -TOLERANCE;
  // Adding 0 turns a negative zero into zero.
  return isAhead ? (value - start) / way + 0 : null;
}
