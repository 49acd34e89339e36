import { describe, expect, test } from "vitest";
import { isStale } from "../../../worker/domain/programme/isStale.ts";
import { judgeProcess } from "../../../worker/domain/programme/judgeProcess.ts";
import { addMonths } from "../../../worker/domain/programme/months.ts";
import { progress } from "../../../worker/domain/programme/progress.ts";
import { type DueRule, targetWindow } from "../../../worker/domain/programme/targetWindow.ts";
import { timeGone } from "../../../worker/domain/programme/timeGone.ts";

describe("months", () => {
  test("end on the last day of a shorter one, and never drift", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2028-01-31", 1)).toBe("2028-02-29");
    expect(addMonths("2026-01-31", 12)).toBe("2027-01-31");
    expect(addMonths("2026-03-15", -3)).toBe("2025-12-15");
    expect(addMonths("2026-03-31", 0)).toBe("2026-03-31");
    expect(() => addMonths("2026-02-30", 1)).toThrow(RangeError);
  });
});

describe("the window of a target", () => {
  const once: DueRule = { dueMonth: 12, dueOn: null, recursEveryMonths: null };

  test("that is due once reaches from the programme's start to the end of its month", () => {
    const window = { startOn: "2026-01-01", dueOn: "2026-12-31" };
    expect(targetWindow("2026-01-01", once, "2026-05-05")).toEqual(window);
    expect(targetWindow("2026-01-01", once, "2031-05-05")).toEqual(window);
  });

  test("ends on the day of its revision", () => {
    const revised = { ...once, dueOn: "2027-06-30" };
    expect(targetWindow("2026-01-01", revised, "2026-05-05").dueOn).toBe("2027-06-30");
  });

  test("that recurs is followed by the next one, without a gap", () => {
    const yearly = { ...once, recursEveryMonths: 12 };
    expect(targetWindow("2026-01-15", yearly, "2027-01-14")).toEqual({
      ...{ startOn: "2026-01-15", dueOn: "2027-01-14" },
    });
    expect(targetWindow("2026-01-15", yearly, "2027-01-15")).toEqual({
      ...{ startOn: "2027-01-15", dueOn: "2028-01-14" },
    });
    const halfYearly: DueRule = { dueMonth: 4, dueOn: null, recursEveryMonths: 6 };
    expect(targetWindow("2026-01-01", halfYearly, "2027-05-01")).toEqual({
      ...{ startOn: "2027-05-01", dueOn: "2027-10-31" },
    });
  });
});

describe("the time gone", () => {
  const window = { startOn: "2026-01-01", dueOn: "2026-12-31" };

  test("runs from 0 to 1 and no further", () => {
    expect(timeGone(window, "2025-06-01", null)).toEqual({ elapsed: 0, isDuePassed: false });
    expect(timeGone(window, "2026-07-02", null).elapsed).toBeCloseTo(0.5, 6);
    expect(timeGone(window, "2026-12-31", null)).toEqual({ elapsed: 1, isDuePassed: false });
    expect(timeGone(window, "2027-01-01", null)).toEqual({ elapsed: 1, isDuePassed: true });
  });

  test("is not known without the programme's start, and whole in a window of a day", () => {
    expect(timeGone(null, "2026-07-02", null)).toEqual({ elapsed: null, isDuePassed: false });
    const day = { startOn: "2026-01-01", dueOn: "2026-01-01" };
    expect(timeGone(day, "2026-01-01", null)).toEqual({ elapsed: 1, isDuePassed: false });
  });

  test("of a survey change lasts until the wave that decides it, three months at most", () => {
    const isPassed = (today: string, latest: string) => timeGone(window, today, latest).isDuePassed;
    expect(isPassed("2027-02-10", "2026-07-15")).toBe(false);
    expect(isPassed("2027-02-10", "none")).toBe(false);
    expect(isPassed("2027-02-10", "2027-01-20")).toBe(true);
    // A wave that closes within the due month decides.
    expect(isPassed("2027-02-10", "2026-12-10")).toBe(true);
    expect(isPassed("2026-12-20", "2026-12-10")).toBe(false);
    expect(isPassed("2027-03-31", "2026-07-15")).toBe(false);
    expect(isPassed("2027-04-01", "none")).toBe(true);
  });
});

describe("a value", () => {
  test("is stale after one and a half cadences", () => {
    // 9 months on average are 273.9 days.
    expect(isStale("2026-01-01", "2026-10-01", 6, 1.5)).toBe(false);
    expect(isStale("2026-01-01", "2026-10-02", 6, 1.5)).toBe(true);
    expect(isStale("2026-01-01", "2025-10-02", 6, 1.5)).toBe(false);
    expect(isStale("2026-01-01", "2026-01-01", 6, Number.NaN)).toBe(true);
  });
});

describe("progress", () => {
  test("is the share of the way, backwards below 0 and beyond above 1", () => {
    expect(progress(0.55, 0.5, 0.6, "up")).toBeCloseTo(0.5, 9);
    expect(progress(0.4, 0.5, 0.6, "up")).toBeCloseTo(-1, 9);
    expect(progress(0.7, 0.5, 0.6, "up")).toBeCloseTo(2, 9);
    expect(Object.is(progress(0.5, 0.5, 0.3, "down"), 0)).toBe(true);
  });

  test("is none where the start meets the target already", () => {
    expect(progress(0.9, 1, 1, "up")).toBeNull();
    expect(progress(0.9, 0.95, 0.85, "up")).toBeNull();
    expect(progress(0.1, 0.05, 0.1, "down")).toBeNull();
  });
});

describe("a process", () => {
  const quarter = { startOn: "2026-04-01", endOn: "2026-06-30", withinDays: 30, doneOn: null };
  test.each([
    ["2026-03-31", null, "no_data", "not_started", []],
    ["2026-04-01", null, "on_track", null, []],
    ["2026-07-30", null, "on_track", null, []],
    ["2026-07-31", null, "at_risk", null, ["missed"]],
    ["2026-05-05", "2026-05-05", "achieved", null, []],
    ["2026-05-04", "2026-05-05", "on_track", null, []],
    ["2026-09-09", "2026-07-30", "achieved", null, []],
    ["2026-09-09", "2026-07-31", "at_risk", null, ["missed"]],
    ["2026-05-05", "unknown", "on_track", null, []],
    ["2026-09-09", "unknown", "no_data", "missing", []],
  ])("on %s, done on %s, is %s", (today, doneOn, status, reason, flags) => {
    expect(judgeProcess({ ...quarter, doneOn }, today)).toEqual({ status, reason, flags });
  });
});
