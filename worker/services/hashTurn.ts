/** What a turn is taken with: time, and a pause between two looks. */
export interface HashClock {
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Who waits for a turn. */
export interface HashCaller {
  /** A browser or a session that the account knows. Strangers never keep it waiting. */
  readonly isKnown: boolean;
  /** Of whom only a few wait at a time: an address, or the e-mail where none is known. */
  readonly name: string;
}

/**
 * After a stranger's wrong password no other stranger's is compared for so long. A comparison takes a
 * fifth of that and keeps the whole isolate busy, ballots included.
 */
const STRANGERS_REST_MS = 800;
/** A call that was cut off gives its turn back by itself. */
const LONGEST_TURN_MS = 5000;
const LONGEST_WAIT_MS = 6000;
const LOOK_EVERY_MS = 20;
/** For so long a turn counts against who had it, where others wait. */
const LATELY_MS = 60_000;
const MOST_WAITING = 4;
const MOST_WAITING_ALIKE = 2;

interface Waiting {
  readonly name: string;
  readonly sinceMs: number;
}

/**
 * Lets one password at a time be compared, and few wait for it: hashing is the dearest thing that a
 * stranger can ask for. Made once per isolate, from which nothing leaves.
 */
export function createHashTurns() {
  let busyUntilMs = 0;
  let strangersFromMs = 0;
  // In the order of the last turn, and few: at most one turn a second is given to strangers.
  const servedAtMs = new Map<string, number>();
  const noteServed = (name: string, now: number) => {
    for (const [other, atMs] of servedAtMs) if (now - atMs >= LATELY_MS) servedAtMs.delete(other);
    servedAtMs.delete(name);
    servedAtMs.set(name, now);
  };
  const waiting: Record<"known" | "strangers", Waiting[]> = { known: [], strangers: [] };

  /**
   * Does some work in turn.
   * @param work says beside what it gives whether the password was wrong
   * @returns null where too many wait already, or it took too long: nothing was done
   */
  return async function inTurn<T extends { readonly isWrong: boolean }>(
    { isKnown, name }: HashCaller,
    { nowMs, wait }: HashClock,
    work: () => Promise<T>,
  ): Promise<T | null> {
    const sinceMs = nowMs();
    const lane = isKnown ? "known" : "strangers";
    const others = waiting[lane].filter((other) => sinceMs - other.sinceMs < LONGEST_WAIT_MS);
    const alike = others.filter((other) => other.name === name).length;
    if (alike >= MOST_WAITING_ALIKE) return null;
    if (others.length >= MOST_WAITING) {
      // Whoever had a turn lately makes room for somebody who had none.
      const isLate = (one: string) => sinceMs - (servedAtMs.get(one) ?? -LATELY_MS) < LATELY_MS;
      const late = isLate(name) ? -1 : others.findLastIndex((other) => isLate(other.name));
      if (late < 0) return null;
      others.splice(late, 1);
    }
    const own = { name, sinceMs };
    waiting[lane] = [...others, own];
    const isFree = (now: number) => now >= busyUntilMs && (isKnown || now >= strangersFromMs);
    try {
      // The first in line goes first.
      while (!isFree(nowMs()) || waiting[lane][0] !== own) {
        if (nowMs() - sinceMs >= LONGEST_WAIT_MS || !waiting[lane].includes(own)) return null;
        await wait(LOOK_EVERY_MS);
      }
      busyUntilMs = nowMs() + LONGEST_TURN_MS;
      noteServed(name, nowMs());
    } finally {
      waiting[lane] = waiting[lane].filter((other) => other !== own);
    }
    try {
      const done = await work();
      if (done.isWrong && !isKnown) strangersFromMs = nowMs() + STRANGERS_REST_MS;
      return done;
    } finally {
      busyUntilMs = 0;
    }
  };
}
