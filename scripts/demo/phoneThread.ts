import { parentPort } from "node:worker_threads";
import type { Arrived, BallotToSend } from "./phones.ts";
import { bytesOf } from "./random.ts";
import { sendBallot } from "./sendBallot.ts";

// A thread of phones.ts: sends each batch that it is given, so many ballots at a time.
const IN_FLIGHT = 4;

parentPort?.on("message", async (batch: readonly BallotToSend[]) => {
  const waiting = [...batch];
  const sendOnwards = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      await sendBallot(next.invitation, next.ballotText, bytesOf(...next.randomWords));
    }
  };
  let arrived: Arrived = { isDone: true };
  try {
    await Promise.all(Array.from({ length: IN_FLIGHT }, sendOnwards));
  } catch (error) {
    waiting.length = 0;
    arrived = { fault: (error as Error).message };
  }
  parentPort?.postMessage(arrived);
});
