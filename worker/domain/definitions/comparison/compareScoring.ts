import type { Bump, Difference, DifferenceCode } from "./difference.ts";
import type { VersionContent } from "./versionContent.ts";

type Scoring = VersionContent["scoring"];

/** What differs between two scoring keys, apart from how single items are answered. */
export function compareScoring(before: Scoring, after: Scoring): Difference[] {
  const differences: Difference[] = [];
  const note = (pointer: string, code: DifferenceCode, bump: Bump, subject: string | null) =>
    differences.push({ pointer, code, bump, subject });

  if (!isSamePopulation(before, after)) {
    note("/scoring/population", "population-changed", "major", null);
  }
  if (!isSameCadence(before, after)) {
    note("/scoring/cadenceMonths", "cadence-changed", "major", null);
  }
  for (const [index, source] of after.indicators.entries()) {
    const at = `/scoring/indicators/${index}`;
    const earlier = before.indicators.find(({ indicator }) => indicator === source.indicator);
    if (earlier === undefined) note(at, "indicator-added", "minor", source.indicator);
    else if (!isSameSource(earlier, source)) {
      note(at, "indicator-source-changed", "major", source.indicator);
    }
  }
  for (const { indicator } of missing(before.indicators, after.indicators, "indicator")) {
    note("/scoring/indicators", "indicator-removed", "major", indicator);
  }
  for (const [index, dimension] of after.dimensions.entries()) {
    const at = `/scoring/dimensions/${index}`;
    const earlier = before.dimensions.find(({ id }) => id === dimension.id);
    if (earlier === undefined) note(at, "dimension-added", "minor", dimension.id);
    else if (!isSameSet(earlier.items, dimension.items)) {
      note(`${at}/items`, "dimension-items-changed", "minor", dimension.id);
    }
  }
  for (const { id } of missing(before.dimensions, after.dimensions, "id")) {
    note("/scoring/dimensions", "dimension-removed", "minor", id);
  }
  return differences;
}

/** Whether the same people are asked. */
export const isSamePopulation = (before: Scoring, after: Scoring): boolean =>
  before.population === after.population &&
  before.minDaysEmployed === after.minDaysEmployed &&
  before.screener === after.screener;

/** Whether they are asked at the same times of the year. */
export const isSameCadence = (before: Scoring, after: Scoring): boolean =>
  before.cadenceMonths === after.cadenceMonths &&
  isSameSet(before.calendarMonths, after.calendarMonths);

/** Whether an indicator reads the same item and counts the same options of it. */
export const isSameSource = (
  before: Scoring["indicators"][number],
  after: Scoring["indicators"][number],
): boolean =>
  before.item === after.item &&
  before.role === after.role &&
  isSameSet(before.countedOptions ?? [], after.countedOptions ?? []) &&
  isSameSet(before.excludedOptions ?? [], after.excludedOptions ?? []);

const isSameSet = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  [...before].sort().join() === [...after].sort().join();

const missing = <T, K extends keyof T>(before: readonly T[], after: readonly T[], key: K): T[] =>
  before.filter((one) => !after.some((other) => other[key] === one[key]));
