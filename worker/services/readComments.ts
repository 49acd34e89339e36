import type { Comment } from "../domain/disclosure/placeComments.ts";
import { listComments } from "../store/commentBox.ts";
import type { SealKey } from "../store/seal.ts";
import type { WaveShape } from "./waveShape.ts";

/**
 * All comments of a closed wave with the unit that their ballots count towards. What cannot be
 * opened, or belongs to no group or open item of the wave, is counted as unreadable.
 *
 * A submit that broke off between comment and ballot leaves a comment without a ballot. Which one
 * it is nobody can know, but a group cannot have more comments on an item than ballots: the rest,
 * in the order of their random names, is counted as unreadable too.
 *
 * @param ballotsByGroup counted ballots by group index
 */
export async function readComments(
  source: { readonly box: KVNamespace; readonly sealKey: SealKey; readonly wave: string },
  { definition, groups, nodeOfGroup }: WaveShape,
  ballotsByGroup: ArrayLike<number>,
): Promise<{ comments: Comment[]; unreadable: number }> {
  const indexById = new Map(groups.map(({ id }, index) => [id, index]));
  const openItems = definition.items.filter(({ kind }) => kind === "text");
  const ballotsLeft = new Map(
    openItems.map(({ id }) => [id, Array.from(groups, (_, index) => ballotsByGroup[index] ?? 0)]),
  );
  const comments: Comment[] = [];
  let unreadable = 0;
  for await (const page of listComments(source.box, source.sealKey, source.wave)) {
    for (const comment of page) {
      const index = comment === null ? -1 : (indexById.get(comment.group) ?? -1);
      const node = nodeOfGroup[index];
      const left = comment === null ? undefined : ballotsLeft.get(comment.item);
      if (comment === null || node === undefined || !left || !((left[index] ?? 0) > 0)) {
        unreadable += 1;
        continue;
      }
      left[index] = (left[index] ?? 0) - 1;
      comments.push({ item: comment.item, node, text: comment.text });
    }
  }
  return { comments, unreadable };
}
