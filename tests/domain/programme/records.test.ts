import { describe, expect, test } from "vitest";
import { buildUnitTree } from "../../../worker/domain/disclosure/unitTree.ts";
import { changeOfRecords } from "../../../worker/domain/programme/changeOfRecords.ts";
import {
  dueRule,
  indicatorTarget,
  type TargetDefinition,
} from "../../../worker/domain/programme/indicatorTarget.ts";
import { ownPeople, shownRecordUnits } from "../../../worker/domain/programme/shownRecordUnits.ts";

const counts = (numerator: number, denominator: number) => ({ numerator, denominator });

describe("a change of HR's counts", () => {
  test("of events is the fourth vector's ratio", () => {
    // v4: 14 leavers of 58.583333 to 10 of 60.541667; ratio 0.691181, 0.307016 to 1.556047.
    const change = changeOfRecords(counts(14, 58.583333), counts(10, 60.541667), "events", false);
    expect(change?.points.difference).toBeCloseTo(-0.0738, 6);
    expect(change?.relative).toBeCloseTo(-0.308819, 6);
    expect(change?.relativeInterval?.lower).toBeCloseTo(-0.692984, 6);
    expect(change?.relativeInterval?.upper).toBeCloseTo(0.556047, 6);
    expect(change?.evidence).toBe("none");
  });

  test("of a share is tested by its points", () => {
    const change = changeOfRecords(counts(48, 80), counts(56, 70), "share", false);
    expect(change?.points.lower).toBeCloseTo(0.0524, 4);
    expect([change?.evidence, change?.relativeInterval !== null]).toEqual(["rise", true]);
  });

  test.each([
    ["plain", counts(80, 100), counts(90, 100), false],
    ["share", counts(48, 80), counts(56, 70), true],
    ["events", counts(14.5, 58), counts(10, 60), false],
    ["share", counts(48, 80.5), counts(56, 70), false],
    ["share", counts(90, 80), counts(56, 70), false],
  ] as const)("is not tested: %s, %o to %o, overlapping %s", (as, before, after, overlap) => {
    expect(changeOfRecords(before, after, as, overlap)).toMatchObject({
      ...{ relativeInterval: null, evidence: null, points: { lower: null, upper: null } },
    });
  });

  test("is none over nobody, and has no relative reading from 0", () => {
    expect(changeOfRecords(counts(1, 0), counts(1, 10), "share", false)).toBeNull();
    expect(changeOfRecords(counts(1, 10), counts(1, 0), "events", false)).toBeNull();
    expect(changeOfRecords(counts(0, 60), counts(3, 60), "events", false)).toMatchObject({
      relative: null,
    });
  });
});

describe("the target of an indicator", () => {
  const definition: TargetDefinition = {
    ...{ kind: "change", direction: "up", isProportion: true, target: 0.15 },
    ...{ changeBasis: "relative", period: "halfYear", dueMonth: 12 },
  };

  test("is its own, or what somebody has made of it", () => {
    expect(indicatorTarget(definition, null)).toMatchObject({ change: 0.15, basis: "relative" });
    const revision = { target: 0.1, changeBasis: "points" as const, dueOn: null };
    expect(indicatorTarget(definition, revision)).toMatchObject({ change: 0.1, basis: "points" });
    const plain = { ...definition, changeBasis: null };
    expect(indicatorTarget(plain, { ...revision, changeBasis: null })).toMatchObject({
      basis: "relative",
    });
    expect(indicatorTarget({ ...definition, kind: "level" }, null)).toMatchObject({ level: 0.15 });
    expect(indicatorTarget({ ...definition, kind: "cumulative" }, null)).toMatchObject({
      ...{ level: 0.15, planned: null },
    });
  });

  test("does not exist of processes and of what is only watched", () => {
    for (const kind of ["process", "monitor"] as const) {
      expect(indicatorTarget({ ...definition, kind }, null)).toBeNull();
    }
    expect(indicatorTarget({ ...definition, target: null }, null)).toBeNull();
    expect(indicatorTarget({ ...definition, direction: null }, null)).toBeNull();
  });

  test("is due once for changes and revised days, else again every half-year or year", () => {
    const everyOf = (change: Partial<TargetDefinition>, dueOn: string | null = null) =>
      dueRule({ ...definition, ...change }, { target: 1, changeBasis: null, dueOn })
        .recursEveryMonths;
    expect(everyOf({})).toBeNull();
    expect(everyOf({ kind: "level" }, "2027-06-30")).toBeNull();
    expect(everyOf({ kind: "level" })).toBe(6);
    expect(everyOf({ kind: "cumulative", period: "programmeYear" })).toBe(12);
    expect(dueRule(definition, null).dueOn).toBeNull();
  });
});

describe("units whose counts a manager sees", () => {
  const units = [
    { id: "a", parentId: null },
    { id: "b", parentId: "a" },
    { id: "c", parentId: "b" },
    { id: "d", parentId: "b" },
  ];
  const tree = buildUnitTree(units, []);
  const shown = (people: Record<string, number>, events: Record<string, number> = {}) => {
    const reported = Object.entries(people).map(
      ([id, count]) => [id, { people: count, events: events[id] ?? 0 }] as const,
    );
    return [...shownRecordUnits(tree, ownPeople(tree, new Map(reported)))].sort().join("");
  };

  test("have five people, and leave no smaller group as a difference", () => {
    expect(shown({ a: 30, b: 12, c: 6, d: 6 })).toBe("abcd");
    // One of the teams would be the difference between the branch and the other.
    expect(shown({ a: 30, b: 10, c: 6, d: 4 })).toBe("ab");
    expect(shown({ a: 30, b: 4, c: 2, d: 2 })).toBe("a");
    expect(shown({ a: 4, b: 4, c: 4 })).toBe("");
  });

  test("are added up where only those below have reported, means counted down", () => {
    expect(shown({ c: 6.9, d: 5.5 })).toBe("abcd");
    expect(shown({ c: 4.9 })).toBe("");
    expect(shown({})).toBe("");
  });

  test("are not shown beside half a person, nor beside somebody who came and left", () => {
    expect(shown({ a: 12, b: 12, c: 6, d: 6 })).toBe("abcd");
    expect(shown({ a: 12.5, b: 12, c: 6, d: 6 })).toBe("ac");
    expect(shown({ a: 12, b: 12, c: 6, d: 6 }, { a: 3, b: 2, c: 1, d: 1 })).toBe("ac");
  });

  test("are not made five by who came and left, nor by what is rounded", () => {
    expect(shown({ a: 9, b: 4, c: 4 }, { a: 2, b: 2, c: 1 })).toBe("a");
    expect(shown({ a: 9.5, b: 4.5, c: 4.5 }, { a: 2, b: 2, c: 1 })).toBe("a");
    expect(shown({ a: 10, b: 5, c: 5 }, { a: 2, b: 2, c: 1 })).toBe("ab");
    expect(shown({ a: 9.75, b: 4.75, c: 4.5 })).toBe("a");
  });

  test("are chosen by their place, not by who has more people today", () => {
    expect(shown({ a: 30, b: 15, c: 6, d: 7 })).toBe("abc");
    expect(shown({ a: 30, b: 15, c: 7, d: 6 })).toBe("abc");
  });
});
