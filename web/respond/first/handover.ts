import type { Reply } from "../bareCall.ts";
import type { Place } from "../phoneStorage.ts";
import type { Answering } from "../session.ts";

/** What the person has done on the served screen, for the page's code to go on from. */
export interface Begun extends Place {
  readonly session: Answering;
  /** Start was pressed. */
  readonly isStarted: boolean;
  /** The first item was left behind by Next. */
  readonly isPast: boolean;
  /** Whether what was answered is on the phone; false: in the served screen only. */
  readonly isLasting: boolean;
}

/** The script that stands in the page, as the page's code meets it. */
export interface FirstScreen {
  /** What was begun; null where the page's code has to find out by itself. */
  readonly begun: () => Begun | null;
  /** "Clear this phone" was pressed: whatever else was begun is gone. */
  readonly isCleared: () => boolean;
  /** The reply to a GET that is on its way already, once; null: nobody has asked. */
  readonly takeReply: (path: string) => Promise<Reply> | null;
  /** Some part did not arrive: tells the person, now or when it is missed. */
  readonly fail: () => void;
  /** The page's code draws from now on. */
  readonly end: () => void;
}

declare global {
  interface Window {
    /** Absent where no script stands in the page. */
    anwenFirst?: FirstScreen;
  }
}
