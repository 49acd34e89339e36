import type { Deps } from "../env.ts";

interface Call {
  readonly wave: string;
  readonly startedAtMs: number;
}

/** A call that its caller has broken off may never end: after so long it no longer counts. */
const LONGEST_CALL_MS = 30_000;
const callsByDeps = new WeakMap<Deps, Set<Call>>();

/** Answers a ballot call, and counts it as under way until then. */
export async function duringBallotCall<T>(
  deps: Deps,
  wave: string,
  answer: () => Promise<T>,
): Promise<T> {
  const calls = callsUnderWay(deps);
  const call = { wave, startedAtMs: deps.clock.realNowMs() };
  calls.add(call);
  try {
    return await answer();
  } finally {
    calls.delete(call);
  }
}

/**
 * Whether a ballot call to this wave is under way in this isolate: it may have seen the wave open,
 * and put its ballot into the box any moment now.
 */
export function isBallotCallUnderWay(deps: Deps, wave: string): boolean {
  return [...callsUnderWay(deps)].some((call) => call.wave === wave);
}

function callsUnderWay(deps: Deps): Set<Call> {
  const calls = callsByDeps.get(deps) ?? new Set();
  callsByDeps.set(deps, calls);
  // In order of startedAtMs, since a call is only ever added at the end.
  for (const call of calls) {
    if (deps.clock.realNowMs() - call.startedAtMs < LONGEST_CALL_MS) break;
    calls.delete(call);
  }
  return calls;
}
