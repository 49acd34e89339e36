import type { Challenge, ProofOfWork } from "../../schema/wire/proofOfWork.ts";
import { type BoxApi, type BoxReply, challengeIn, type SentSuggestion } from "./boxApi.ts";

/** How far the sending has come. */
export type SendProgress =
  | { readonly at: "asking" | "posting" | "looking" }
  | { readonly at: "solving"; readonly share: number }
  | { readonly at: "waiting"; readonly why: "unreachable" | "busy"; readonly seconds: number };

/** What a sending acts through. */
export interface SendPorts {
  readonly api: BoxApi;
  readonly solve: (
    challenge: Challenge,
    onProgress: (share: number) => void,
  ) => Promise<ProofOfWork | null>;
  /** Ends after so many seconds, or earlier when the network comes back. */
  readonly wait: (seconds: number) => Promise<void>;
  readonly tell: (progress: SendProgress) => void;
}

/** How a sending ended: received under the code, or why not. */
export type Sent = "received" | "code-not-accepted" | "not-valid" | "refused" | "slow";

const LONGEST_WAIT_SECONDS = 30;
/** A proof is refused when its puzzle has expired meanwhile; a second refusal has another reason. */
const MOST_PROOFS = 3;

/**
 * Sends a suggestion until the server has answered: asks for a puzzle, solves it, posts. Without a
 * network the same bytes again, after 1, 2, 4 … 30 seconds, without end.
 */
export async function sendSuggestion(
  suggestion: Omit<SentSuggestion, "proofOfWork">,
  ports: SendPorts,
): Promise<Sent> {
  for (let proofs = 0; proofs < MOST_PROOFS; proofs++) {
    const asked = await untilAnswered("asking", ports, () => ports.api.challenge());
    const challenge = challengeIn(asked);
    if (challenge === null) return "refused";
    ports.tell({ at: "solving", share: 0 });
    const proofOfWork = await ports.solve(challenge, (share) =>
      ports.tell({ at: "solving", share }),
    );
    if (proofOfWork === null) return "slow";
    const reply = await untilAnswered("posting", ports, () =>
      ports.api.put({ ...suggestion, proofOfWork }),
    );
    if (reply.status === 201) return "received";
    if (reply.problem === "code-not-accepted" || reply.problem === "not-valid") {
      return reply.problem;
    }
    if (reply.problem !== "proof-not-accepted") return "refused";
  }
  return "refused";
}

/**
 * Whether a suggestion stands under a code: asks until the server has answered. A page cannot tell
 * a request that was lost from one whose answer was lost.
 */
export async function hasArrived(
  code: string,
  ports: Pick<SendPorts, "wait" | "tell"> & { readonly api: Pick<BoxApi, "read"> },
): Promise<boolean> {
  const reply = await untilAnswered("looking", ports, async () => {
    const read = await ports.api.read(code);
    if (read.kind === "unreachable") return read;
    const isTold = read.status === 200 || read.problem === "code-not-known";
    // Whatever else answers, or asks to wait, says nothing about the suggestion.
    return isTold || read.status === 429 ? read : { kind: "unreachable" };
  });
  return reply.status === 200;
}

async function untilAnswered(
  at: "asking" | "posting" | "looking",
  { wait, tell }: Pick<SendPorts, "wait" | "tell">,
  ask: () => Promise<BoxReply>,
): Promise<BoxReply & { kind: "answered" }> {
  for (let tries = 0; ; tries++) {
    tell({ at });
    const reply = await ask();
    if (reply.kind === "answered" && reply.status !== 429) return reply;
    const why = reply.kind === "answered" ? "busy" : "unreachable";
    const asked = reply.kind === "answered" ? (reply.retryAfterSeconds ?? 0) : 0;
    const seconds = Math.max(asked, Math.min(2 ** tries, LONGEST_WAIT_SECONDS));
    tell({ at: "waiting", why, seconds });
    await wait(seconds);
  }
}
