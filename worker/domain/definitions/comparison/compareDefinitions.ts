import { type ComparedItem, comparedItems } from "./comparedItem.ts";
import { CORRECTIONS, compareItems } from "./compareItems.ts";
import { compareScoring } from "./compareScoring.ts";
import { type Bump, type Difference, largerOf } from "./difference.ts";
import type { VersionContent } from "./versionContent.ts";

/** How one version differs from another. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** The smallest bump that covers all differences; `patch` where there are none. */
  readonly smallestBump: Bump;
}

/**
 * Compares two valid versions of a survey item by item (instruments §3.16). What a version is
 * follows from this and not from what its editor calls it:
 *
 * - *major*: what an indicator reads is asked, answered, placed or counted otherwise; other people
 *   or another time of the year; the item it reads is another one;
 * - *minor*: any other item added, removed, reworded, answered otherwise, or moved; dimensions made
 *   of other items;
 * - *patch*: the same sentence written otherwise, or declared to be the same question; layout.
 */
export function compareDefinitions(before: VersionContent, after: VersionContent): Comparison {
  const old = comparedItems(before);
  const now = comparedItems(after);
  const anchors = anchorsOf(before);
  const differences: Difference[] = [];
  for (const item of now.values()) {
    const earlier = old.get(item.id);
    differences.push(
      ...(earlier === undefined
        ? [{ pointer: item.pointer, code: "item-added", bump: "minor", subject: item.id } as const]
        : differencesOf(earlier, item, anchors.has(item.id))),
    );
  }
  for (const id of old.keys()) {
    if (now.has(id)) continue;
    const bump = anchors.has(id) ? "major" : "minor";
    differences.push({ pointer: "/survey/pages", code: "item-removed", bump, subject: id });
  }
  if (isReordered(old, now)) {
    const pointer = "/survey/pages";
    differences.push({ pointer, code: "order-changed", bump: "minor", subject: null });
  }
  differences.push(...compareScoring(before.scoring, after.scoring));
  const smallestBump = differences.reduce<Bump>((sum, { bump }) => largerOf(sum, bump), "patch");
  return { differences, smallestBump };
}

/** Items that an indicator reads, and the survey's own anchor. */
function anchorsOf({ scoring }: VersionContent): ReadonlySet<string> {
  const read = scoring.indicators.map(({ item }) => item);
  return new Set(scoring.anchor === null ? read : [scoring.anchor, ...read]);
}

function differencesOf(earlier: ComparedItem, item: ComparedItem, isAnchor: boolean): Difference[] {
  const changed: Bump = isAnchor ? "major" : "minor";
  const differences = compareItems(earlier, item).map(
    (change): Difference => ({
      ...change,
      bump: CORRECTIONS.includes(change.code) ? "patch" : changed,
      subject: item.id,
    }),
  );
  const isMoved = isAnchor && earlier.position !== item.position;
  const moved = { pointer: item.pointer, code: "anchor-moved", bump: "major" } as const;
  return isMoved ? [...differences, { ...moved, subject: item.id }] : differences;
}

function isReordered(
  old: ReadonlyMap<string, ComparedItem>,
  now: ReadonlyMap<string, ComparedItem>,
): boolean {
  const kept = (items: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>) =>
    [...items.keys()].filter((id) => others.has(id)).join();
  return kept(old, now) !== kept(now, old);
}
