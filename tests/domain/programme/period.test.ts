import { expect, test } from "vitest";
import { readPeriod } from "../../../worker/domain/programme/period.ts";

test.each([
  ["2026-03", "month", 2026 * 12 + 2, 1],
  ["2026-Q2", "quarter", 2026 * 12 + 3, 3],
  ["2026-H2", "halfYear", 2026 * 12 + 6, 6],
  ["2026", "year", 2026 * 12, 12],
])("%s is a period: %s", (text, kind, firstMonth, monthCount) => {
  expect(readPeriod(text)).toEqual({ text, kind, firstMonth, monthCount });
});

test.each(["1999", "2026-13", "2026-Q5", "2026-H3", "2026-H", "2026-1", ""])(
  "%j is none",
  (text) => {
    expect(readPeriod(text)).toBeNull();
  },
);
