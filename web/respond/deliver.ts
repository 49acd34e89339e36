import { ok, type Result, refuse } from "../../worker/domain/result.ts";
import {
  buildIssue,
  buildSubmit,
  finishIssue,
  finishSubmit,
} from "../../worker/domain/tokens/exchange.ts";
import type { BallotReply } from "./api.ts";
import { quietly } from "./keptTexts.ts";
import { holdToken, type Sending } from "./session.ts";

/** Where a delivery stands, for the person who waits. */
export interface Progress {
  /** `solve`: in an open wave, the puzzle that stands in for a code. */
  readonly step: "solve" | "issue" | "submit";
  /** Null: a request is on its way; else why the next one waits, and how long. */
  readonly waiting: { readonly why: "unreachable" | "busy"; readonly seconds: number } | null;
}

/** What a delivery does to the world. */
export interface DeliveryPorts {
  readonly send: (body: string) => Promise<BallotReply>;
  /** Persists at once; returns when it is done. */
  readonly save: (session: Sending) => void;
  /** Ends after so many seconds, or earlier when the network comes back. */
  readonly wait: (seconds: number) => Promise<void>;
  readonly tell: (progress: Progress) => void;
}

/** `stop`: something is wrong with the server's side of the promise. Others: a plain refusal. */
export interface NotDelivered {
  readonly reason:
    | "proof-invalid"
    | "group-foreign"
    | "receipt-wrong"
    | "code-not-accepted"
    | "ballot-not-accepted"
    | "ballot-not-valid"
    | "request-refused"
    | "too-many-requests";
  /** The session as it stands now; the token, once held, is never lost. */
  readonly session: Sending;
}

const LONGEST_WAIT_SECONDS = 30;

/**
 * Only refused calls are ever limited, so a 429 stands for a refusal whose reason is hidden. Waiting
 * as asked usually brings the reason; where it does not, trying on for ever would not either.
 */
const MOST_BUSY_REPLIES = 3;

/**
 * Brings a sealed session to its receipt: asks for the token unless it is held, checks the proof
 * against the manifest's key, hands in the ballot without the code. Lost network: the same bytes
 * again, after 1, 2, 4 … 30 seconds, without end.
 * @returns the receipt, which is not persisted yet
 */
export async function deliver(
  sealed: Sending,
  wave: { readonly requestBytes: number; readonly publicKey: string },
  ports: DeliveryPorts,
): Promise<Result<string, NotDelivered>> {
  const held = await obtainToken(sealed, wave, ports);
  if (!held.ok) return held;
  const session = held.value;
  if (session.credential.kind !== "held") throw new Error("A token without being held.");
  const { nonce, token } = session.credential;
  const { requestBytes } = wave;
  const body = buildSubmit({ ...session, nonce, token, requestBytes });
  const reply = await sendUntilAnswered("submit", body, ports, (text) => {
    const receipt = finishSubmit(token, text);
    return receipt.ok || receipt.error.reason !== "reply-unreadable";
  });
  if (reply.status !== 200) {
    return refuse({ reason: reasonOf("submit", reply.status), session });
  }
  const receipt = finishSubmit(token, reply.text);
  if (!receipt.ok) return refuse({ reason: "receipt-wrong", session });
  return ok(receipt.value);
}

async function obtainToken(
  session: Sending,
  { requestBytes, publicKey }: { readonly requestBytes: number; readonly publicKey: string },
  ports: DeliveryPorts,
): Promise<Result<Sending, NotDelivered>> {
  if (session.credential.kind === "held") return ok(session);
  const { exchange } = session.credential;
  const expected = { group: session.group, publicKey };
  const finish = (text: string) => finishIssue(exchange, text, expected);
  const reply = await sendUntilAnswered(
    "issue",
    buildIssue(exchange, requestBytes),
    ports,
    (text) => {
      const token = finish(text);
      return token.ok || token.error.reason !== "reply-unreadable";
    },
  );
  if (reply.status !== 200) {
    return refuse({ reason: reasonOf("issue", reply.status), session });
  }
  const token = finish(reply.text);
  if (!token.ok) {
    const reason = token.error.reason === "group-foreign" ? "group-foreign" : "proof-invalid";
    return refuse({ reason, session });
  }
  const holding = holdToken(session, token.value);
  ports.save(holding);
  return ok(holding);
}

async function sendUntilAnswered(
  step: Progress["step"],
  body: string,
  ports: DeliveryPorts,
  isReadable: (text: string) => boolean,
): Promise<{ readonly status: number; readonly text: string }> {
  let busyReplies = 0;
  for (let tries = 0; ; tries++) {
    ports.tell({ step, waiting: null });
    const reply = await ports.send(body);
    // What stands in between, a network's own login or a filter, answers with pages of its own.
    const isFinal =
      reply.kind === "answered" &&
      (reply.status === 200
        ? isReadable(reply.text)
        : FINAL_STATUSES.includes(reply.status) && isProblem(reply.text));
    if (isFinal) return reply;
    const isBusy = reply.kind === "answered" && reply.status === 429;
    if (isBusy && ++busyReplies === MOST_BUSY_REPLIES) return reply;
    const backOffSeconds = Math.min(2 ** tries, LONGEST_WAIT_SECONDS);
    const seconds = isBusy
      ? Math.max(reply.retryAfterSeconds ?? 0, backOffSeconds)
      : backOffSeconds;
    ports.tell({ step, waiting: { why: isBusy ? "busy" : "unreachable", seconds } });
    await ports.wait(seconds);
  }
}

const FINAL_STATUSES = [400, 403, 413, 415, 422];

/** Whether a refusal is the server's own. */
function isProblem(text: string): boolean {
  const reply = quietly(() => JSON.parse(text) as { readonly type?: unknown } | null);
  return typeof reply?.type === "string" && reply.type.startsWith("/problems/");
}

function reasonOf(step: Progress["step"], status: number): NotDelivered["reason"] {
  if (status === 429) return "too-many-requests";
  if (status === 403) return step === "issue" ? "code-not-accepted" : "ballot-not-accepted";
  return status === 422 && step === "submit" ? "ballot-not-valid" : "request-refused";
}
