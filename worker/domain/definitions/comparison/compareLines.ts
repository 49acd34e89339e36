import { type ComparedItem, comparedItems } from "./comparedItem.ts";
import { isSameQuestion } from "./compareItems.ts";
import { isSameCadence, isSamePopulation, isSameSource } from "./compareScoring.ts";
import type { VersionContent } from "./versionContent.ts";

/** A version prepared for comparing lines: its items are laid out once. */
export interface LineVersion {
  readonly content: VersionContent;
  readonly items: ReadonlyMap<string, ComparedItem>;
}

/** Prepares a version. */
export const toLineVersion = (content: VersionContent): LineVersion => ({
  content,
  items: comparedItems(content),
});

/**
 * Whether an indicator's line continues from one version to another (instruments §3.16): it reads
 * the same question at the same place, from the same people at the same times of the year.
 * Decided from the two versions alone, whatever lies between them.
 */
export function isIndicatorContinued(
  indicator: string,
  before: LineVersion,
  after: LineVersion,
): boolean {
  const [old, now] = [before, after].map(({ content }) =>
    content.scoring.indicators.find((source) => source.indicator === indicator),
  );
  if (old === undefined || now === undefined) return false;
  if (before === after) return true;
  const [oldItem, nowItem] = [before.items.get(old.item), after.items.get(now.item)];
  return (
    isSameSource(old, now) &&
    isSameQuestion(oldItem, nowItem) &&
    oldItem?.position === nowItem?.position &&
    isComparable(before, after)
  );
}

/** How a dimension's line goes on over several versions. */
export interface DimensionLine {
  /**
   * `unchanged`: the same items in all. `common-items`: enough are the same, and the line is drawn
   * on those alone. `broken`: too few are.
   */
  readonly outcome: "unchanged" | "common-items" | "broken";
  /** Items that are the same question in all versions, in the order of the first. */
  readonly commonItems: readonly string[];
}

/** Fewest items that a line may be drawn on. */
const FEWEST_COMMON_ITEMS = 2;

/**
 * How a dimension's line goes on over the given versions, at least one (instruments §3.16): on
 * common items where they are at least two, and at least two thirds of the dimension in *each* of
 * the versions, so that neither losing nor adding items can turn it into something else unseen.
 */
export function dimensionLine(
  dimension: string,
  versions: readonly [LineVersion, ...LineVersion[]],
): DimensionLine {
  const [first, ...later] = versions;
  const sizes = versions.map((version) => itemsOf(version, dimension).length);
  const commonItems = itemsOf(first, dimension).filter((id) =>
    later.every(
      (version) =>
        itemsOf(version, dimension).includes(id) &&
        isSameQuestion(first.items.get(id), version.items.get(id)),
    ),
  );
  const isAsked = sizes.every((size) => size > 0);
  const areAsked = later.every((version) => isComparable(first, version));
  const common = commonItems.length;
  if (isAsked && areAsked && sizes.every((size) => size === common)) {
    return { outcome: "unchanged", commonItems };
  }
  const isEnough = common >= FEWEST_COMMON_ITEMS && sizes.every((size) => 3 * common >= 2 * size);
  const isContinued = isAsked && areAsked && isEnough;
  return { outcome: isContinued ? "common-items" : "broken", commonItems };
}

const isComparable = (before: LineVersion, after: LineVersion): boolean =>
  isSamePopulation(before.content.scoring, after.content.scoring) &&
  isSameCadence(before.content.scoring, after.content.scoring);

const itemsOf = ({ content }: LineVersion, dimension: string): readonly string[] =>
  content.scoring.dimensions.find(({ id }) => id === dimension)?.items ?? [];
