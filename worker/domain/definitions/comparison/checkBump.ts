import { compareDefinitions } from "./compareDefinitions.ts";
import { comparedItems } from "./comparedItem.ts";
import { compareItems } from "./compareItems.ts";
import { type Bump, type Difference, isSmaller } from "./difference.ts";
import type { VersionContent } from "./versionContent.ts";

/** What keeps a new version from being published under its bump. */
export interface BumpCheck {
  /** The smallest bump that covers the change. */
  readonly smallestBump: Bump;
  /** Differences that the wanted bump does not cover, each with its place; none: it may go out. */
  readonly refused: readonly Difference[];
}

/**
 * Checks a draft against the versions that were published before it (docs/adr/0008):
 *
 * - the bump is no smaller than the change since the latest version;
 * - an id keeps its question for ever: no version may have it with other words, not even one that
 *   dropped it since;
 * - a corrected text is published by itself, as a patch, so that a larger change hides no rewording.
 *
 * @param earlier published versions, the latest last; none: everything may go out.
 */
export function checkBump(
  earlier: readonly VersionContent[],
  draft: VersionContent,
  bump: Bump,
): BumpCheck {
  const latest = earlier.at(-1);
  if (latest === undefined) return { smallestBump: "patch", refused: [] };
  const { differences, smallestBump } = compareDefinitions(latest, draft);
  const refused = differences.filter(
    (one) =>
      isSmaller(bump, one.bump) ||
      one.code === "item-reworded" ||
      (one.code === "item-corrected" && bump !== "patch"),
  );
  const known = new Set(refused.map(({ pointer }) => pointer));
  const reused = rewordedSince(earlier, draft).filter(({ pointer }) => !known.has(pointer));
  return { smallestBump, refused: [...refused, ...reused] };
}

/** Items whose words are not those under which any earlier version had their id. */
function rewordedSince(earlier: readonly VersionContent[], draft: VersionContent): Difference[] {
  const now = comparedItems(draft);
  const reworded = new Map<string, Difference>();
  for (const version of earlier) {
    for (const [id, old] of comparedItems(version)) {
      const item = now.get(id);
      for (const { pointer, code } of item === undefined ? [] : compareItems(old, item)) {
        if (code !== "item-reworded") continue;
        reworded.set(pointer, { pointer, code, bump: "minor", subject: id });
      }
    }
  }
  return [...reworded.values()];
}
