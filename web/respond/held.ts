import type { RespondText } from "../../schema/text/respond.ts";
import type { VisitView } from "./visitState.ts";

type HeldText = RespondText["held"];

/** What this phone keeps of the invitation, a sentence each. */
export function heldOnPhone(
  { phase, session, hasDraft, wave, isLasting, isOpenLink }: VisitView,
  held: HeldText,
): string[] {
  const sentences: string[] = [];
  const hasReceipts = phase.at === "received" && phase.receipts.length > 0;
  if (!isLasting && (hasReceipts || hasDraft)) return [held.volatile];
  if (hasReceipts) {
    const isOpen = wave?.manifest.channel === "open";
    sentences.push((isOpen ? held.receiptsOpen : held.receipts)(phase.receipts.length));
  }
  if (session !== null && hasDraft) {
    const hasCode = session.credential?.kind === "asked";
    sentences.push(
      session.stage === "sending"
        ? held.sealed
        : held.draft(Object.keys(session.data).length, isOpenLink),
    );
    if (hasCode) sentences.push(held.asked);
    if (session.credential?.kind === "held") sentences.push(held.token);
  }
  return sentences;
}

/**
 * What the server keeps, a sentence each. As long as the wave is not known it is not known either
 * whose code it is, and the sentence says the most that it can be.
 */
export function heldOnServer({ phase, wave }: VisitView, held: HeldText): string[] {
  if (wave === null) return [held.unknown];
  if (wave.state === "destroyed") return [held.gone];
  const invitation = {
    system: held.ofPerson,
    hr: held.ofPerson,
    "hr-unassigned": held.ofNobody,
    public: held.ofOpen,
  }[wave.manifest.linksHeldBy];
  return phase.at === "received"
    ? [invitation, held.answer, held.afterRelease]
    : [invitation, held.noAnswer];
}
