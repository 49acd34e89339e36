import type { Challenge } from "../../schema/wire/proofOfWork.ts";
import { solveChallenge } from "./solveChallenge.ts";

self.onmessage = async ({ data }: MessageEvent<Challenge>) => {
  const proof = await solveChallenge(data, (share) => self.postMessage({ share }));
  self.postMessage({ proof });
};
