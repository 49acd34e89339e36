import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dateAt,
  dateToEpochDay,
  epochDayToDate,
  isDate,
  midnightMs,
} from "../../../worker/domain/waves/calendar.ts";
import { offsetMinutesAt } from "../../../worker/store/setting.ts";

describe("dates", () => {
  it.each(["2024-02-29", "2026-12-31", "1000-01-01"])("%s exists", (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each(["2025-02-29", "2026-04-31", "2026-13-01", "2026-1-1", "26-01-01", "", "2026-00-10"])(
    "%j does not exist",
    (text) => {
      expect(isDate(text)).toBe(false);
      expect(() => dateToEpochDay(text)).toThrow(RangeError);
    },
  );

  it("are counted in days from 1970-01-01", () => {
    expect(dateToEpochDay("1970-01-01")).toBe(0);
    expect(dateToEpochDay("2000-03-01")).toBe(11_017);
    expect(epochDayToDate(-1)).toBe("1969-12-31");
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  });
});

describe("midnight of a date in a zone", () => {
  it.each([
    ["Asia/Shanghai", "2026-11-23", "2026-11-22T16:00:00Z"],
    ["Europe/Berlin", "2026-01-15", "2026-01-14T23:00:00Z"],
    ["Europe/Berlin", "2026-07-15", "2026-07-14T22:00:00Z"],
    // Clocks change at 01:00 UTC on 29 March and on 25 October 2026.
    ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z"],
    ["Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z"],
    ["Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z"],
    ["Europe/Berlin", "2026-10-26", "2026-10-25T23:00:00Z"],
    ["Pacific/Kiritimati", "2026-05-01", "2026-04-30T10:00:00Z"],
    ["Asia/Kolkata", "2026-05-01", "2026-04-30T18:30:00Z"],
    // Beirut puts clocks forward at 00:00, so that the day begins at 01:00 summer time.
    ["Asia/Beirut", "2024-03-31", "2024-03-30T22:00:00Z"],
    // Havana puts clocks back from 01:00 to 00:00: midnight comes twice, the first one counts.
    ["America/Havana", "2024-11-03", "2024-11-03T04:00:00Z"],
  ])("in %s on %s is %s", (zone, date, instant) => {
    expect(new Date(midnightMs(date, offsetMinutesAt(zone))).toISOString()).toBe(
      instant.replace("Z", ".000Z"),
    );
  });

  it.each(["Asia/Shanghai", "Europe/Berlin", "America/Santiago", "Asia/Beirut"])(
    "is the first instant of that date in %s",
    (zone) => {
      const offsetAt = offsetMinutesAt(zone);
      fc.assert(
        fc.property(fc.integer({ min: 14_000, max: 23_000 }), (epochDay) => {
          const date = epochDayToDate(epochDay);
          const startMs = midnightMs(date, offsetAt);
          expect(dateAt(startMs, offsetAt)).toBe(date);
          expect(dateAt(startMs - 60_000, offsetAt) < date).toBe(true);
        }),
      );
    },
  );
});
