/// <reference types="vite/client" />
import type { Challenge, ProofOfWork } from "../../schema/wire/proofOfWork.ts";
import SolveWorker from "./solve.worker.ts?worker";
import { solveChallenge } from "./solveChallenge.ts";

type Told = { readonly share: number } | { readonly proof: ProofOfWork | null };

/**
 * Solves a puzzle in a thread of its own, so that the page stays quick; where a browser has none,
 * on the page's, with pauses in between.
 */
export async function solveOffThread(
  challenge: Challenge,
  onProgress: (share: number) => void,
): Promise<ProofOfWork | null> {
  let worker: Worker;
  try {
    worker = new SolveWorker();
  } catch {
    return solveChallenge(challenge, onProgress);
  }
  try {
    return await new Promise<ProofOfWork | null>((resolve, reject) => {
      worker.onerror = () => reject(new Error("The worker did not start."));
      worker.onmessage = ({ data }: MessageEvent<Told>) => {
        if ("share" in data) onProgress(data.share);
        else resolve(data.proof);
      };
      worker.postMessage(challenge);
    });
  } catch {
    return solveChallenge(challenge, onProgress);
  } finally {
    worker.terminate();
  }
}
