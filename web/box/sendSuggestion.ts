import type { Challenge, ProofOfWork } from "../../schema/wire/proofOfWork.ts";
import { type BoxApi, type BoxReply, challengeIn, type SentSuggestion } from "./boxApi.ts";

/** How far the sending has come. */
export type SendProgress =
  | { readonly at: "asking" | "posting" }
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

async function untilAnswered(
  at: "asking" | "posting",
  { wait, tell }: SendPorts,
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
