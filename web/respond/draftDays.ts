import { addDays } from "../../worker/domain/waves/calendar.ts";
import { quietly, type TextStore } from "./keptTexts.ts";

/** How long a phone keeps what nobody goes on with. */
const DRAFT_DAYS = 14;

/** Begins the keys of what a phone keeps of invitations. */
export const SESSION_PREFIX = "anwen/";

/** The phone's own day, `YYYY-MM-DD`. */
export const dayOfPhone = (): string => new Date().toISOString().slice(0, 10);

/** By how much a wave can be extended at most. */
const LONGEST_EXTENSION_DAYS = 30;

/**
 * The last day on which a phone keeps a draft by itself: 14 days from now. That a wave has closed is
 * told by the server, when its page is opened; by the planned day alone a draft would be lost in a
 * wave that was extended. What a token was asked for may still be on its way, and stays for 14 days
 * behind the latest end that the wave can have.
 * @param closesOn last day of the wave; absent where it is not known yet. A phone that is past it
 *   while the wave takes answers has a wrong clock, and only its counting of days is of use.
 */
export function lastDayOf(isOnItsWay: boolean, today: string, closesOn?: string): string {
  const isKnown = closesOn !== undefined && closesOn >= today;
  return isOnItsWay && isKnown
    ? addDays(closesOn, LONGEST_EXTENSION_DAYS + DRAFT_DAYS)
    : addDays(today, DRAFT_DAYS);
}

/**
 * Erases whatever has passed its last day, of every wave. To be called by each page of employees
 * when it opens: somebody who never comes back to a link leaves nothing for ever. What was kept
 * before days were counted has its 14 days from now.
 */
export function sweepDrafts(store: TextStore | null, today: string): void {
  if (store === null) return;
  const keys = quietly(() =>
    Array.from({ length: store.length }, (_, i) => store.key(i) ?? "").filter((key) =>
      key.startsWith(SESSION_PREFIX),
    ),
  );
  for (const key of keys ?? []) {
    quietly(() => {
      const kept = JSON.parse(store.getItem(key) ?? "null") as Partial<Kept> | null;
      if (kept?.stage !== "answering" && kept?.stage !== "sending") return;
      const { until } = kept;
      if (until === undefined) {
        store.setItem(key, JSON.stringify({ ...kept, until: lastDayOf(true, today) }));
      } else if (!(today <= until)) store.removeItem(key);
    });
  }
}

interface Kept {
  readonly stage: string;
  readonly until: string;
}
