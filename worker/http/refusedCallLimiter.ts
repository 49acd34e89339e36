/** Counts refused calls per address, in memory only. */
export interface RefusedCallLimiter {
  /**
   * Notes one refused call.
   * @returns null within the limit; above it the whole seconds until the count starts anew
   */
  noteRefused(address: string, realNowMs: number): number | null;
  /** Forgets the addresses whose window is over; to be called on every call, also accepted ones. */
  forget(realNowMs: number): void;
  /** Addresses that are known at the moment. */
  readonly addressCount: number;
}

interface Count {
  refused: number;
  readonly startedAtMs: number;
}

/**
 * A limiter that only ever looks at calls that were refused anyway. An accepted call is neither
 * counted nor held up: a whole office shares one address, and one bad link there must not keep the
 * others from answering. Addresses are forgotten after the window and never leave memory.
 *
 * @param options `limit`: refused calls per window; `windowMs`; `mostAddresses`: above it the
 *   longest-known one is forgotten
 */
export function createRefusedCallLimiter(options: {
  readonly limit: number;
  readonly windowMs: number;
  readonly mostAddresses: number;
}): RefusedCallLimiter {
  // In order of startedAtMs, since a count is only ever added at the end.
  const countByAddress = new Map<string, Count>();
  const forget = (realNowMs: number) => {
    for (const [address, { startedAtMs }] of countByAddress) {
      const isOver = realNowMs - startedAtMs >= options.windowMs;
      if (!isOver && countByAddress.size <= options.mostAddresses) return;
      countByAddress.delete(address);
    }
  };
  return {
    forget,
    get addressCount() {
      return countByAddress.size;
    },
    noteRefused(address, realNowMs) {
      forget(realNowMs);
      const count = countByAddress.get(address) ?? { refused: 0, startedAtMs: realNowMs };
      count.refused += 1;
      countByAddress.set(address, count);
      if (count.refused <= options.limit) return null;
      return Math.max(1, Math.ceil((count.startedAtMs + options.windowMs - realNowMs) / 1000));
    },
  };
}
