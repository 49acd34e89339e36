import type { RespondText } from "../../../schema/text/respond.ts";

/** How few characters are said aloud: each of the last ones would keep a screen reader busy. */
const SAID = [0, 5, 10, 20];

/** From how few on it is shown that a comment nears its limit, where it would be cut. */
const FEW = Math.max(...SAID);

/**
 * What a comment still has room for, once that is little; nothing before.
 * @param left in characters
 */
export function RoomLeft({ left, text }: { readonly left: number; readonly text: RespondText }) {
  const most = SAID.find((few) => left <= few);
  return (
    <>
      <p className="hint" aria-hidden="true">
        {left > FEW ? "" : text.commentLeft(left)}
      </p>
      <p role="status" className="sd-visuallyhidden">
        {most === undefined ? "" : text.commentLeftAtMost(most)}
      </p>
    </>
  );
}
