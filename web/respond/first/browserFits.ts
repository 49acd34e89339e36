/**
 * Whether this browser has what the page's code needs, as far as can be told without running it:
 * modules, the big integers of the ballot, random bytes. The rest shows when the code is parsed.
 */
export const browserFits = (): boolean =>
  "noModule" in document.createElement("script") &&
  typeof BigInt === "function" &&
  typeof fetch === "function" &&
  typeof window.crypto?.getRandomValues === "function" &&
  typeof String.prototype.matchAll === "function";
