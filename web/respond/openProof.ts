import type { Challenge, ProofOfWork } from "../../schema/wire/proofOfWork.ts";
import { solveOffThread } from "../solve/solveOffThread.ts";
import type { VisitState } from "./visitState.ts";

const LONGEST_WAIT_SECONDS = 30;

/**
 * Asks for a puzzle and solves it: in an open wave a proof of work stands in for a code. Without a
 * network it asks again after 1, 2, 4 … 30 seconds, without end.
 * @returns null where there is no puzzle, or this device does not solve it
 */
export async function obtainProof({ api, browser, show }: VisitState): Promise<ProofOfWork | null> {
  for (let tries = 0; ; tries++) {
    show({ at: "sending", progress: { step: "solve", waiting: null } });
    const asked = await api.challenge();
    if (asked.kind === "missing") return null;
    const challenge = asked.kind === "found" ? readChallenge(asked.text) : null;
    if (challenge !== null) return solveOffThread(challenge, () => {});
    const seconds = Math.min(2 ** tries, LONGEST_WAIT_SECONDS);
    show({
      at: "sending",
      progress: { step: "solve", waiting: { why: "unreachable", seconds } },
    });
    await browser.wait(seconds);
  }
}

// A page put in between by a network's own login answers with something else.
function readChallenge(text: string): Challenge | null {
  try {
    const challenge = JSON.parse(text) as Challenge | null;
    return typeof challenge?.parameters?.data?.counterBelow === "number" ? challenge : null;
  } catch {
    return null;
  }
}
