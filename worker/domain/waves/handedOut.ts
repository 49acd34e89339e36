/** Codes of one ballot group that were made, used, and entered as handed out. */
export interface CodeCounts {
  readonly made: number;
  readonly used: number;
  readonly handedOut: number;
}

/**
 * How many people a period wave asked, by group: the codes that were handed out, never the size of
 * the pool (privacy §1, period waves).
 * @returns null where that cannot be told: nothing was entered, or fewer than were used, so that
 *   the entries are known to be incomplete.
 */
export function askedByGroup(groups: readonly CodeCounts[]): readonly number[] | null {
  const entered = groups.reduce((sum, { handedOut }) => sum + handedOut, 0);
  const isComplete = groups.every(
    ({ made, used, handedOut }) => handedOut >= used && handedOut <= made,
  );
  return entered > 0 && isComplete ? groups.map(({ handedOut }) => handedOut) : null;
}
