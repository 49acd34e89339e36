import type { Leak, OtherReason } from "./captured.ts";

/** A leak about which no theorem speaks. */
export function otherLeak(
  reason: OtherReason,
  item: string | null,
  people: Leak["people"],
  n = 0,
): Leak {
  return { rule: "other", item, people: people.slice(0, 10), n, subtraction: [], reason };
}
