import { readInvitationCode } from "../../worker/domain/tokens/invitationCode.ts";
import { readPastedLink } from "../../worker/domain/waves/invitationLink.ts";

/**
 * A slip of the finger in a code, as soon as it is one: a character that never occurs, or sixteen
 * of them that do not fit together. A code that is not whole yet has none.
 */
export function slipWhileTyping(typed: string): "code-character" | "code-check" | null {
  // A link is no code with wrong letters.
  if (readPastedLink(typed) !== null) return null;
  const code = readInvitationCode(typed);
  return code.ok || code.error.reason === "code-length" ? null : code.error.reason;
}
