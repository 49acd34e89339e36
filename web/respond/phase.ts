import type { RespondText, RestingState } from "../../schema/text/respond.ts";
import type { Progress } from "./deliver.ts";

/** Reasons to stop: something does not fit what the invitation promised. */
export type StopReason = keyof RespondText["stops"];

/** Why a submission was refused, in words that say what to do. */
export type RefusalReason = keyof RespondText["refusals"];

/** What is wrong with a link, or with what was typed on the code page. */
export type CodeProblem = keyof RespondText["codeProblems"];

/** What the page shows. */
export type Phase =
  | { readonly at: "opening" }
  | { readonly at: "unreachable" }
  | { readonly at: "no-wave" }
  /** `isTooLate`: a ballot was on its way, and the server did not take it any more. */
  | { readonly at: "resting"; readonly state: RestingState; readonly isTooLate: boolean }
  | { readonly at: "stopped"; readonly why: StopReason }
  | { readonly at: "code"; readonly problem: CodeProblem | null }
  /** The wave is open to all by a link, which is not whole or not here. */
  | { readonly at: "link-needed" }
  /** The unit that was picked for a typed code is not the code's; nothing is sent yet. */
  | { readonly at: "unit-foreign" }
  | { readonly at: "notice" }
  | { readonly at: "answering" }
  | { readonly at: "survey-failed" }
  | { readonly at: "review" }
  | { readonly at: "sending"; readonly progress: Progress }
  | { readonly at: "refused"; readonly why: RefusalReason }
  /** Another tab has gone further with the same code. */
  | { readonly at: "elsewhere" }
  /** `receipts`: one, or all of this phone where it is not known which one belongs here. */
  | { readonly at: "received"; readonly receipts: readonly string[]; readonly isEarlier: boolean }
  | { readonly at: "cleared" };
