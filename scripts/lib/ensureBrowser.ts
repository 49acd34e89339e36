import { existsSync } from "node:fs";
import { CommandError } from "./commandError.ts";
import { installPackages } from "./installPackages.ts";

/** Chromium without a window takes a third less of the processor than the whole program. */
const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

const findBrowser = (): string | undefined =>
  process.env.ANWEN_CHROMIUM ?? PLACES.find((place) => existsSync(place));

/**
 * The browser of tests, pictures and measurements: the one that ANWEN_CHROMIUM names, or the
 * distribution's.
 * @throws CommandError where there is none; `npm test` installs it.
 */
export function browserPath(): string {
  const path = findBrowser();
  if (path === undefined) throw new CommandError("Chromium is missing; npm test installs it.");
  return path;
}

/**
 * Chromium and a Chinese font for the browser tests, installed from the distribution where they are
 * missing and that is possible without a question.
 * @throws CommandError saying what to install.
 */
export async function ensureBrowser(): Promise<void> {
  if (findBrowser() !== undefined) return;
  const advice =
    "The browser tests need Chromium: install chromium and fonts-noto-cjk, or set ANWEN_CHROMIUM to its path.";
  console.log("Installing Chromium and fonts-noto-cjk (about 30 s) …");
  // Not every distribution packs the one without a window by itself.
  const sets = ["chromium-headless-shell", "chromium"].map((name) => [name, "fonts-noto-cjk"]);
  await installPackages(sets, advice);
}
