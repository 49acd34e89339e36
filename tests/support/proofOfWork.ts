import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/sha";
import type { Challenge, ProofOfWork } from "../../schema/wire/proofOfWork.ts";

/** Asks a server for a puzzle and solves it as another program would: with the library alone. */
export async function solvedChallenge(base: string): Promise<ProofOfWork> {
  const response = await fetch(`${base}/api/challenge`);
  if (!response.ok) throw new Error(`challenge: ${response.status}`);
  return solve((await response.json()) as Challenge);
}

/** Solves a puzzle. */
export async function solve(challenge: Challenge): Promise<ProofOfWork> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error("The puzzle was not solved in time.");
  const { counter, derivedKey } = solution;
  return { challenge, solution: { counter, derivedKey } };
}
