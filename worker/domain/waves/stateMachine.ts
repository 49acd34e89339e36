import { ok, type Result, refuse } from "../result.ts";

/** Where a wave stands. `stopped` is an alarm: nothing but destruction follows it. */
export type WaveState =
  | "draft"
  | "scheduled"
  | "open"
  | "closed"
  | "released"
  | "destroyed"
  | "stopped";

/** What may happen to a wave. `expire` is the storage running out before a release. */
export type WaveStep =
  | "launch"
  | "open"
  | "extend"
  | "close"
  | "preview"
  | "release"
  | "destroy"
  | "expire"
  | "stop";

/**
 * Where a wave stands at a moment. Its last day ends it, whether or not that has been written down by
 * then: the jobs that do so come once a minute, and no token is issued any more.
 * @param closesAtMs end of the last day; `nowMs` the moment: epoch milliseconds
 */
export const stateAt = (
  { state, closesAtMs }: { readonly state: WaveState; readonly closesAtMs: number },
  nowMs: number,
): WaveState => (state === "open" && closesAtMs <= nowMs ? "closed" : state);

/** Whether results of a wave in that state are out, unless it was stopped before it was destroyed. */
export const hasResults = (state: string | null | undefined): boolean =>
  state === "released" || state === "destroyed";

/** A step that does not fit the present state; the state is told, so that a repeat is harmless. */
export interface StepOutOfOrder {
  readonly reason: "step-out-of-order";
  readonly state: WaveState;
}

const NEXT_BY_STEP: Readonly<Record<WaveStep, Partial<Record<WaveState, WaveState>>>> = {
  launch: { draft: "scheduled" },
  open: { scheduled: "open" },
  extend: { scheduled: "scheduled", open: "open" },
  close: { open: "closed" },
  preview: { closed: "closed" },
  release: { closed: "released" },
  destroy: { released: "destroyed", stopped: "destroyed" },
  expire: { closed: "destroyed" },
  stop: { scheduled: "stopped", open: "stopped", closed: "stopped" },
};

/**
 * The state after a step. There is no way back, no extension once closed, no second release, and
 * no destruction of an unreleased wave other than by its storage expiring or after an alarm.
 * @returns `step-out-of-order` with the present state when the step does not fit it.
 */
export function nextState(state: WaveState, step: WaveStep): Result<WaveState, StepOutOfOrder> {
  const next = NEXT_BY_STEP[step][state];
  return next === undefined ? refuse({ reason: "step-out-of-order", state }) : ok(next);
}
