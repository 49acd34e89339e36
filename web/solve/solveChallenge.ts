import { solveChallenge as solve } from "altcha-lib";
import type { Challenge, ProofOfWork } from "../../schema/wire/proofOfWork.ts";
import { proofKey } from "../../worker/domain/tokens/proofOfWork.ts";

const TRIES_PER_REPORT = 20;

/**
 * Solves a puzzle, trying one counter after the other from 0.
 * @param onProgress gets the share of the possible tries made so far, 0 to 1
 * @returns null where no counter solves it: it is no puzzle of ours
 */
export async function solveChallenge(
  challenge: Challenge,
  onProgress: (share: number) => void = () => {},
): Promise<ProofOfWork | null> {
  const { counterBelow } = challenge.parameters.data;
  const controller = new AbortController();
  let tries = 0;
  const solution = await solve({
    challenge,
    controller,
    // However slow the device: the number of tries is bounded instead.
    timeout: 0,
    deriveKey: async ({ cost }, salt, password) => {
      tries += 1;
      if (tries > counterBelow) controller.abort();
      if (tries % TRIES_PER_REPORT === 0) onProgress(Math.min(1, tries / counterBelow));
      return { derivedKey: proofKey(cost, salt, password) };
    },
  });
  if (solution === null) return null;
  const { counter, derivedKey } = solution;
  return { challenge, solution: { counter, derivedKey } };
}
