/** Fixes the order of shuffled options. Never 0, which SurveyJS takes for "by the time of day". */
export const drawOrderSeed = (randomBytes: (byteCount: number) => Uint8Array): number =>
  randomBytes(3).reduce((seed, byte) => seed * 256 + byte, 1);
