/** Delays of further tries per name, in memory only; see {@link createGrowingDelay}. */
export interface GrowingDelay {
  /**
   * Notes a try before it is made, so that many at once cannot pass together.
   * @returns null; or, noting nothing, the whole seconds until the next one may be made
   */
  take(name: string, realNowMs: number): number | null;
  /** As `take`, without noting a try. */
  look(name: string, realNowMs: number): number | null;
  /** Forgets the tries of a name: it has shown that it knew. */
  clear(name: string): void;
}

interface Tries {
  count: number;
  nextAtMs: number;
}

/**
 * After some free tries each further one has to wait twice as long as the one before, up to a most:
 * a guesser gets slower and slower, and nobody is ever shut out for longer than that.
 *
 * @param options `free`: tries without a delay; `firstMs`, `mostMs`: the first and the longest delay;
 *   `forgottenMs`: a name that is not tried for so long begins anew; `mostNames`: above it the one
 *   tried longest ago is forgotten
 */
export function createGrowingDelay(options: {
  readonly free: number;
  readonly firstMs: number;
  readonly mostMs: number;
  readonly forgottenMs: number;
  readonly mostNames: number;
}): GrowingDelay {
  // In order of the last try, since a name that is tried is put to the end.
  const triesByName = new Map<string, Tries>();
  const forget = (realNowMs: number) => {
    for (const [name, { nextAtMs }] of triesByName) {
      const isOver = realNowMs - nextAtMs >= options.forgottenMs;
      if (!isOver && triesByName.size <= options.mostNames) return;
      triesByName.delete(name);
    }
  };
  const look = (name: string, realNowMs: number) => {
    const leftMs = (triesByName.get(name)?.nextAtMs ?? 0) - realNowMs;
    return leftMs > 0 ? Math.ceil(leftMs / 1000) : null;
  };
  return {
    look,
    take(name, realNowMs) {
      forget(realNowMs);
      const secondsLeft = look(name, realNowMs);
      if (secondsLeft !== null) return secondsLeft;
      const count = triesByName.get(name)?.count ?? 0;
      const beyond = count + 1 - options.free;
      const delayMs = beyond < 0 ? 0 : Math.min(options.firstMs * 2 ** beyond, options.mostMs);
      triesByName.delete(name);
      triesByName.set(name, { count: count + 1, nextAtMs: realNowMs + delayMs });
      return null;
    },
    clear: (name) => void triesByName.delete(name),
  };
}
