import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Invitation } from "./sendBallot.ts";

/** One ballot to send; `randomWords` say which nonce and blind its phone draws. */
export interface BallotToSend {
  readonly invitation: Invitation;
  readonly ballotText: string;
  readonly randomWords: readonly string[];
}

/** Threads that do the phones' curve arithmetic beside this one. */
export interface Phones {
  /**
   * Sends all of them, several at a time.
   * @throws Error when one was refused; the others may or may not have arrived
   */
  send(ballots: readonly BallotToSend[]): Promise<void>;
  stop(): Promise<void>;
}

/** From a thread: its batch has arrived, or why not. */
export type Arrived = { readonly isDone: true } | { readonly fault: string };

const MOST_THREADS = 2;

/** Starts as many threads as the machine has cores for, at most two. */
export function startPhones(): Phones {
  const count = Math.min(MOST_THREADS, availableParallelism());
  const threads = Array.from(
    { length: count },
    () => new Worker(new URL("./phoneThread.ts", import.meta.url)),
  );
  return {
    send: async (ballots) => {
      await Promise.all(
        threads.map((thread, i) =>
          sendBatch(
            thread,
            ballots.filter((_, j) => j % count === i),
          ),
        ),
      );
    },
    stop: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

async function sendBatch(thread: Worker, batch: readonly BallotToSend[]): Promise<void> {
  if (batch.length === 0) return;
  thread.postMessage(batch);
  // Rejects where the thread fails.
  const [arrived] = (await once(thread, "message")) as [Arrived];
  if ("fault" in arrived) throw new Error(arrived.fault);
}
