import type { Target } from "./target.ts";
import type { DueRule } from "./targetWindow.ts";

/** The parts of an indicator's definition that its target follows from. */
export interface TargetDefinition {
  readonly kind: "level" | "change" | "cumulative" | "process" | "monitor";
  readonly direction: "up" | "down" | null;
  readonly isProportion: boolean;
  readonly target: number | null;
  readonly changeBasis: "relative" | "points" | null;
  readonly period: string;
  readonly dueMonth: number;
}

/** What somebody changed about it; what stayed repeats what stood before. */
export interface TargetChange {
  readonly target: number;
  readonly changeBasis: "relative" | "points" | null;
  readonly dueOn: string | null;
}

/** The target of an indicator, as revised; null for processes and monitors, which have none. */
export function indicatorTarget(
  definition: TargetDefinition,
  revision: TargetChange | null,
): Target | null {
  const { kind, direction, isProportion } = definition;
  const wanted = revision?.target ?? definition.target;
  if (wanted === null || direction === null) return null;
  const common = { direction, isProportion };
  switch (kind) {
    case "level":
      return { kind, ...common, level: wanted };
    case "cumulative":
      return { kind, ...common, level: wanted, planned: null };
    case "change": {
      const basis = revision?.changeBasis ?? definition.changeBasis ?? "relative";
      return { kind, ...common, change: wanted, basis };
    }
    case "process":
    case "monitor":
      return null;
  }
}

const MONTHS_OF_A_YEAR = 12;
const MONTHS_OF_A_HALF_YEAR = 6;

/** When the target is due, and whether it comes again (docs/adr/0009). */
export function dueRule(definition: TargetDefinition, revision: TargetChange | null): DueRule {
  const dueOn = revision?.dueOn ?? null;
  const { kind, period, dueMonth } = definition;
  const isOnce = kind === "change" || dueOn !== null;
  const every = period === "halfYear" ? MONTHS_OF_A_HALF_YEAR : MONTHS_OF_A_YEAR;
  return { dueMonth, dueOn, recursEveryMonths: isOnce ? null : every };
}
