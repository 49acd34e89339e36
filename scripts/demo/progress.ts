/** Tells how far a long piece of work is. */
export interface Progress {
  /** Notes work as done; with `what` it writes a line. */
  advance(weight: number, what?: string): void;
}

/**
 * Progress by weight, with the share done and the time left at the speed so far.
 * @param total the sum of all weights
 * @param doneBefore what an earlier start has done, which says nothing about the speed of this one
 * @param write gets each line, without its end
 */
export function createProgress(
  total: number,
  doneBefore: number,
  write: (line: string) => void,
): Progress {
  const startedAtMs = performance.now();
  let done = 0;
  return {
    advance: (weight, what) => {
      done += weight;
      if (what === undefined) return;
      const seconds = (performance.now() - startedAtMs) / 1000;
      const left = total - doneBefore - done;
      const percent = Math.round((100 * (total - left)) / total);
      const secondsLeft = Math.ceil((seconds * left) / done);
      const tail = secondsLeft > 0 ? `, about ${secondsLeft} s left` : "";
      write(`${String(percent).padStart(3)} %  ${what}${tail}`);
    },
  };
}
