import { ok, type Result, refuse } from "../result.ts";
import type { Interval } from "./interval.ts";
import { ratioInterval } from "./ratioInterval.ts";
import { requireCount, requireWithin } from "./require.ts";

/** How often something happened (a whole number), and among how much, for instance headcount. */
export interface Rate {
  readonly events: number;
  readonly exposure: number;
}

/** A rate over nobody, or over no time, is no rate. */
export type NoExposure = { readonly reason: "no-exposure" };

/**
 * Ratio of two rates, after / before, with its 95 % interval: events as Poisson counts, the
 * standard error of the logarithm is sqrt(1/events + 1/events). No event counts as 0.5, and
 * `isAdjusted` says so. Tells change from luck; each rate itself is a complete count.
 * @returns ratio and bounds above 0 (0.69 = 31 % less), not rounded; refused without exposure.
 * @throws RangeError for events that are no count, or an exposure that is negative or not finite.
 */
export function poissonRatio(
  before: Rate,
  after: Rate,
): Result<Interval & { readonly ratio: number; readonly isAdjusted: boolean }, NoExposure> {
  for (const { events, exposure } of [before, after]) {
    requireCount(events, "events");
    requireWithin(exposure, 0, Number.MAX_SAFE_INTEGER, "exposure");
  }
  if (before.exposure === 0 || after.exposure === 0) return refuse({ reason: "no-exposure" });
  const isAdjusted = before.events === 0 || after.events === 0;
  const first = before.events || 0.5;
  const second = after.events || 0.5;
  const ratio = second / after.exposure / (first / before.exposure);
  const bounds = ratioInterval(ratio, Math.sqrt(1 / second + 1 / first));
  return ok({ ...bounds, ratio, isAdjusted });
}
