import { TOLERANCE } from "./judgementSettings.ts";

/** How "up by 15 %" is read: 15 % of the starting value, or 15 percentage points. */
export type ChangeBasis = "relative" | "points";

interface CommonTarget {
  /** Which way is better. */
  readonly direction: "up" | "down";
  /** The value is a share of people, so it lies between 0 and 1. */
  readonly isProportion: boolean;
}

/** What an indicator has to reach. Shares and changes are fractions: 0.85 is 85 %. */
export type Target =
  | (CommonTarget & { readonly kind: "level"; readonly level: number })
  | (CommonTarget & {
      readonly kind: "cumulative";
      readonly level: number;
      /** What was planned to be reached by the day; null: the target, in step with the time. */
      readonly planned: number | null;
    })
  | (CommonTarget & {
      readonly kind: "change";
      /** The change wanted: 0.15, −0.3. */
      readonly change: number;
      /** The reading that decides; the other one stands beside it. */
      readonly basis: ChangeBasis;
    });

/** One reading of a target as a value to reach. */
export interface TargetReading {
  /** null: the target is a level and has one reading only. */
  readonly basis: ChangeBasis | null;
  /** A fraction, not rounded. */
  readonly value: number;
  /** The target lay beyond what is possible and was cut off there. */
  readonly isCapped: boolean;
}

/** A target as values to reach. */
export interface TargetReadings {
  /** What decides; null for a change without a baseline, and for a relative one from 0. */
  readonly deciding: TargetReading | null;
  /** The other way to read a change; null for levels. */
  readonly other: TargetReading | null;
}

/**
 * The value or values that a target stands for (instruments §1.7): a level itself; a change from
 * baseline B as B·(1 + c) and as B + c. Shares are cut off at 0 and 1, other rates at 0, and say
 * so. From a baseline of 0 nothing can be relative.
 *
 * @param baseline the starting value as a fraction; null or not finite: none.
 * @throws RangeError for a target that is no number.
 */
export function readTarget(target: Target, baseline: number | null): TargetReadings {
  const { isProportion } = target;
  if (target.kind !== "change") {
    return { deciding: capped(null, target.level, isProportion), other: null };
  }
  const { change, basis } = target;
  if (baseline === null || !Number.isFinite(baseline)) return { deciding: null, other: null };
  const points = capped("points", baseline + change, isProportion);
  const relative =
    baseline === 0 ? null : capped("relative", baseline * (1 + change), isProportion);
  return basis === "relative"
    ? { deciding: relative, other: points }
    : { deciding: points, other: relative };
}

function capped(basis: ChangeBasis | null, wanted: number, isProportion: boolean): TargetReading {
  if (!Number.isFinite(wanted)) throw new RangeError("A target is a number.");
  // Adding 0 turns a negative zero into zero.
  const value = Math.max(0, isProportion ? Math.min(1, wanted) : wanted) + 0;
  return { basis, value, isCapped: Math.abs(value - wanted) > TOLERANCE };
}

/**
 * Whether a value reaches a target, on unrounded numbers. "At least" includes the target itself.
 */
export const isMet = (value: number, target: number, direction: "up" | "down"): boolean =>
  direction === "up" ? value >= target - TOLERANCE : value <= target + TOLERANCE;
