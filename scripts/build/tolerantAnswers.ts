import type { Plugin } from "vite";

/**
 * Lets the pages take answers with more fields than they know: a page that was opened before a
 * deployment goes on. The server and the tests stay strict. What a strict object would refuse is kept
 * and not cut off, so that of several shapes the first that fits loses nothing.
 */
export const tolerantAnswers = (): Plugin => ({
  name: "tolerant-answers",
  transform: (code, id) => (id.includes("/schema/wire/") ? tolerant(code) : null),
});

/** The text of a module of `schema/wire` with every strict object made a loose one. */
export const tolerant = (code: string): string =>
  code.replaceAll(".strictObject(", ".looseObject(");
