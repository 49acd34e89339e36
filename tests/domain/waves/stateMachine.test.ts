import { expect, it } from "vitest";
import {
  hasResults,
  nextState,
  stateAt,
  type WaveState,
  type WaveStep,
} from "../../../worker/domain/waves/stateMachine.ts";

const STATES: WaveState[] = [
  "draft",
  "scheduled",
  "open",
  "closed",
  "released",
  "destroyed",
  "stopped",
];

/** Written out by hand: every pair that is allowed. */
const ALLOWED: Record<WaveStep, Partial<Record<WaveState, WaveState>>> = {
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

const STEPS = Object.keys(ALLOWED) as WaveStep[];

it.each(STATES.flatMap((state) => STEPS.map((step) => [step, state] as const)))(
  "%s of a wave that is %s follows the table, and a refusal tells the present state",
  (step, state) => {
    const next = ALLOWED[step][state];
    expect(nextState(state, step)).toEqual(
      next === undefined
        ? { ok: false, error: { reason: "step-out-of-order", state } }
        : { ok: true, value: next },
    );
  },
);

it.each(STATES)(
  "a wave that is %s is closed by the end of its last day only if it was open",
  (state) => {
    const wave = { state, closesAtMs: 1000 };
    expect(stateAt(wave, 999)).toBe(state);
    expect(stateAt(wave, 1000)).toBe(state === "open" ? "closed" : state);
  },
);

it("has results out from the release on", () => {
  expect(STATES.filter(hasResults)).toEqual(["released", "destroyed"]);
  expect(hasResults(undefined)).toBe(false);
});

it("leaves nothing to do with a destroyed wave", () => {
  expect(STEPS.filter((step) => nextState("destroyed", step).ok)).toEqual([]);
});
