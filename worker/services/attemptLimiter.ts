/** Counts attempts per name, in memory only; see {@link createAttemptLimiter}. */
export interface AttemptLimiter {
  /**
   * Notes one attempt before it is made, so that many at once cannot pass together.
   * @returns null within the limit; above it, noting nothing, the whole seconds to wait
   */
  take(name: string, realNowMs: number): number | null;
  /** Takes back the attempts of a name: it has shown that it knew. */
  clear(name: string): void;
  /** Takes back one attempt. */
  giveBack(name: string): void;
}

interface Count {
  attempts: number;
  readonly startedAtMs: number;
}

/**
 * A limiter of attempts at guessing. Names are forgotten after the window and never leave memory.
 *
 * @param options `limit`: attempts per window; `windowMs`; `mostNames`: above it the longest-known
 *   one is forgotten
 */
export function createAttemptLimiter(options: {
  readonly limit: number;
  readonly windowMs: number;
  readonly mostNames: number;
}): AttemptLimiter {
  // In order of startedAtMs, since a count is only ever added at the end.
  const countByName = new Map<string, Count>();
  const forget = (realNowMs: number) => {
    for (const [name, { startedAtMs }] of countByName) {
      const isOver = realNowMs - startedAtMs >= options.windowMs;
      if (!isOver && countByName.size <= options.mostNames) return;
      countByName.delete(name);
    }
  };
  return {
    take(name, realNowMs) {
      forget(realNowMs);
      const count = countByName.get(name) ?? { attempts: 0, startedAtMs: realNowMs };
      if (count.attempts >= options.limit) {
        return Math.max(1, Math.ceil((count.startedAtMs + options.windowMs - realNowMs) / 1000));
      }
      count.attempts += 1;
      countByName.set(name, count);
      return null;
    },
    clear: (name) => void countByName.delete(name),
    giveBack(name) {
      const count = countByName.get(name);
      if (count !== undefined) count.attempts = Math.max(0, count.attempts - 1);
    },
  };
}
