import { expect, test } from "vitest";
import { createRefusedCallLimiter } from "../../worker/http/refusedCallLimiter.ts";

const options = { limit: 2, windowMs: 60_000, mostAddresses: 3 };

test("refused calls above the limit are told how long the window still lasts", () => {
  const limiter = createRefusedCallLimiter(options);
  expect(limiter.noteRefused("a", 0)).toBeNull();
  expect(limiter.noteRefused("a", 10_000)).toBeNull();
  expect(limiter.noteRefused("a", 20_500)).toBe(40);
  expect(limiter.noteRefused("a", 59_999)).toBe(1);
  expect(limiter.noteRefused("a", 60_000)).toBeNull();
});

test("addresses are forgotten once their window is over, by whichever call comes next", () => {
  const limiter = createRefusedCallLimiter(options);
  limiter.noteRefused("a", 0);
  limiter.noteRefused("b", 30_000);
  limiter.forget(59_999);
  expect(limiter.addressCount).toBe(2);
  limiter.forget(60_000);
  expect(limiter.addressCount).toBe(1);
});

test("addresses are counted apart", () => {
  const limiter = createRefusedCallLimiter(options);
  for (let i = 0; i < 3; i++) limiter.noteRefused("a", i);
  expect(limiter.noteRefused("b", 3)).toBeNull();
  expect(limiter.noteRefused("a", 4)).not.toBeNull();
});

test("the longest-known address is forgotten when there are too many", () => {
  const limiter = createRefusedCallLimiter(options);
  for (let i = 0; i < 3; i++) limiter.noteRefused("a", i);
  for (const address of ["b", "c", "d"]) limiter.noteRefused(address, 10);
  expect(limiter.noteRefused("b", 11)).toBeNull();
  expect(limiter.noteRefused("a", 11)).toBeNull();
});
