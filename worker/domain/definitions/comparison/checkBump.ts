import { must } from "../../must.ts";
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
  /** Items that are the same question because it was declared, and only because of that. */
  readonly declared: readonly string[];
}

/**
 * Checks a draft against the versions that were published before it (docs/adr/0008):
 *
 * - the bump is no smaller than the change since the latest version;
 * - an id keeps its question for ever: no version may have it with other words, not even one that
 *   dropped it since;
 * - a text that is changed at all is published by itself, as a patch, so that a larger change hides
 *   no rewording; and where it is not provably the same sentence (docs/adr/0048), somebody has to
 *   declare it the same question.
 *
 * @param earlier published versions, the latest last; none: everything may go out.
 * @param sameQuestion ids of items that the author declares to be the same question as before
 */
export function checkBump(
  earlier: readonly VersionContent[],
  draft: VersionContent,
  bump: Bump,
  sameQuestion: readonly string[] = [],
): BumpCheck {
  const latest = earlier.at(-1);
  if (latest === undefined) return { smallestBump: "patch", refused: [], declared: [] };
  const { differences, smallestBump } = compareDefinitions(latest, draft);
  const back = differencesSince(earlier, latest, draft);
  const isDeclared = ({ code, subject }: Difference) =>
    code === "item-edited" && sameQuestion.includes(must(subject));
  const refused = differences.filter(
    (one) =>
      isSmaller(bump, one.bump) ||
      one.code === "item-reworded" ||
      (one.code === "item-corrected" && bump !== "patch") ||
      (one.code === "item-edited" && (bump !== "patch" || !isDeclared(one))),
  );
  const known = new Set(refused.map(({ pointer }) => pointer));
  const others = back.filter((one) => !known.has(one.pointer) && !isDeclared(one));
  const declared = [...differences, ...back].filter(isDeclared).map(({ subject }) => must(subject));
  return { smallestBump, refused: [...refused, ...others], declared: [...new Set(declared)] };
}

/**
 * Items whose words are not those under which any earlier version had their id; and of those that
 * come back, also what is not provably the same as when they went.
 */
function differencesSince(
  earlier: readonly VersionContent[],
  latest: VersionContent,
  draft: VersionContent,
): Difference[] {
  const now = comparedItems(draft);
  const staying = comparedItems(latest);
  const differences = new Map<string, Difference>();
  for (const version of earlier) {
    for (const [id, old] of comparedItems(version)) {
      const item = now.get(id);
      for (const change of item === undefined ? [] : compareItems(old, item)) {
        const isToAsk = change.code === "item-edited" && !staying.has(id);
        if (change.code !== "item-reworded" && !isToAsk) continue;
        differences.set(change.pointer, { ...change, bump: "minor", subject: id });
      }
    }
  }
  return [...differences.values()];
}
