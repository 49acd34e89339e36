import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Evidence, judge, type Measured } from "../../../worker/domain/programme/judge.ts";
import { progress } from "../../../worker/domain/programme/progress.ts";
import { isMet, readTarget, type Target } from "../../../worker/domain/programme/target.ts";
import { makeRules } from "./makeEvidence.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const direction = fc.constantFrom("up" as const, "down" as const);
const interval = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), share)
  .map(([lower, width]) => ({ lower, upper: lower + width }));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const change: fc.Arbitrary<Target> = fc
  .record({
    direction,
    isProportion: fc.boolean(),
    size: fc.double({ min: 0.01, max: 2, noNaN: true }),
    basis: fc.constantFrom("relative" as const, "points" as const),
  })
  .map(({ size, ...target }) => ({
    kind: "change" as const,
    ...target,
    change: target.direction === "up" ? size : -size,
  }));
const level: fc.Arbitrary<Target> = fc.record({
  kind: fc.constant("level" as const),
  direction,
  isProportion: fc.boolean(),
  level: fc.double({ min: 0, max: 1.5, noNaN: true }),
});
const cumulative: fc.Arbitrary<Target> = fc.record({
  kind: fc.constant("cumulative" as const),
  direction,
  isProportion: fc.boolean(),
  level: share,
  planned: maybe(share),
});
const measured: fc.Arbitrary<Measured> = fc.record({
  value: fc.oneof(share, fc.constantFrom(Number.NaN, Infinity, -0)),
  interval: maybe(interval),
  change: maybe(interval),
});
const evidence: fc.Arbitrary<Evidence> = fc.record({
  source: fc.constantFrom("survey" as const, "record" as const),
  measured: fc.oneof(fc.constant([] as const), fc.tuple(measured), fc.tuple(measured, measured)),
  n: maybe(fc.nat(200)),
  isStale: fc.boolean(),
  responseRate: maybe(share),
  baseline: maybe(fc.record({ value: share, n: maybe(fc.nat(200)) })),
  hasBreakSinceBaseline: fc.boolean(),
  earlier: maybe(share),
});
const time = fc.record({ elapsed: maybe(share), isDuePassed: fc.boolean() });
const rules = makeRules();

describe("any target, any evidence", () => {
  test("gives a status, and a reason exactly where there is none", () => {
    fc.assert(
      fc.property(fc.oneof(change, level, cumulative), evidence, time, (target, known, gone) => {
        const { status, reason, flags } = judge(target, known, gone, rules);
        expect(status === "no_data").toBe(reason !== null);
        expect(new Set(flags).size).toBe(flags.length);
      }),
      { numRuns: 2000 },
    );
  });

  test("gives targets that are finite, not below 0, and never −0", () => {
    fc.assert(
      fc.property(fc.oneof(change, level, cumulative), maybe(share), (target, baseline) => {
        const { deciding, other } = readTarget(target, baseline);
        for (const reading of [deciding, other]) {
          if (reading === null) continue;
          expect(Number.isFinite(reading.value) && reading.value >= 0).toBe(true);
          expect(Object.is(reading.value, -0)).toBe(false);
          if (target.isProportion) expect(reading.value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("makes progress that is finite and never −0, or none", () => {
    fc.assert(
      fc.property(share, share, share, direction, (value, start, target, way) => {
        const made = progress(value, start, target, way);
        expect(made === null || (Number.isFinite(made) && !Object.is(made, -0))).toBe(true);
      }),
    );
  });
});

describe("the two readings of a change", () => {
  test("never point in opposite directions", () => {
    fc.assert(
      fc.property(change, share, (target, baseline) => {
        const { deciding, other } = readTarget(target, baseline);
        if (deciding === null || other === null) return;
        const [a, b] = [deciding.value - baseline, other.value - baseline];
        expect(a * b).toBeGreaterThanOrEqual(0);
        // Both lie on the side that is better, or have no room left there.
        const sign = target.direction === "up" ? 1 : -1;
        expect(Math.min(sign * a, sign * b)).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });
});

describe("what is shown rounded", () => {
  const shown = (value: number) => Math.round(100 * value);

  test("never decides: a share that is shown as its target but lies below it is not achieved", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 5000 }), share, (n, part) => {
        const value = Math.floor(part * n) / n;
        const target = shown(value) / 100;
        const known: Evidence = {
          ...{ source: "survey", measured: [{ value, interval: null, change: null }], n },
          ...{ isStale: false, responseRate: null, baseline: null },
          ...{ hasBreakSinceBaseline: false, earlier: null },
        };
        const wanted: Target = {
          ...{ kind: "level", direction: "up", isProportion: true, level: target },
        };
        const { status } = judge(wanted, known, { elapsed: 0, isDuePassed: false }, rules);
        expect(status === "achieved").toBe(value >= target - 1e-9);
        expect(isMet(value, target, "up")).toBe(value >= target - 1e-9);
      }),
    );
  });

  const RANK = { at_risk: 0, on_track: 1, achieved: 2, no_data: -1 } as const;

  test("a better value never has a worse status", () => {
    fc.assert(
      fc.property(level, share, share, time, (target, one, two, gone) => {
        const [low, high] = [Math.min(one, two), Math.max(one, two)];
        const [worse, better] = target.direction === "up" ? [low, high] : [high, low];
        const statusOf = (value: number) =>
          judge(
            target,
            {
              ...{ source: "record", measured: [{ value, interval: null, change: null }] },
              ...{ n: null, isStale: false, responseRate: null, baseline: null },
              ...{ hasBreakSinceBaseline: false, earlier: null },
            },
            gone,
            rules,
          ).status;
        expect(RANK[statusOf(better)]).toBeGreaterThanOrEqual(RANK[statusOf(worse)]);
      }),
    );
  });
});
