import type { Begun } from "./first/handover.ts";
import type { Place } from "./phoneStorage.ts";

/** What one entry of a tab's history remembers once its fragment is gone. */
export type Memory =
  | ({ readonly kind: "session" } & Place)
  /** Answered. The receipt is the one shown last, null where it is not known which one that is. */
  | { readonly kind: "received"; readonly receipt: string | null };

/** The browser, as far as a visit needs it. */
export interface Browser {
  readonly path: string;
  readonly fragment: string;
  /** What an earlier load of this very entry left; null for a page that is opened anew. */
  readonly memory: Memory | null;
  /** What was begun on the served screen before this code was there. */
  readonly begun: () => Begun | null;
  /**
   * Takes the fragment out of the address bar and remembers this in its place, nothing else. A key
   * and a receipt are never remembered together.
   */
  readonly remember: (memory: Memory) => void;
  /** Remembers nothing any more. */
  readonly forget: () => void;
  /** As `forget`, and puts the link that was opened back into the address bar. */
  readonly reopen: () => void;
  /** Opens the link of another wave, here. */
  readonly leaveFor: (wave: string, fragment: string) => void;
  readonly randomBytes: (byteCount: number) => Uint8Array;
  /** The phone's clock, epoch milliseconds; it may be wrong. */
  readonly nowMs: () => number;
  /** Ends after so many seconds, or earlier when the network comes back. */
  readonly wait: (seconds: number) => Promise<void>;
}
