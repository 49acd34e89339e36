import { dateAt } from "../domain/waves/calendar.ts";
import type { Caller, Deps } from "../env.ts";
import { deleteSession, deleteSessionsExcept, listSessions } from "../store/ownSessions.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import { audit } from "./audit.ts";

/** One of the sessions that a person holds, by days: neither browser nor address is known. */
export interface OwnSession {
  readonly id: string;
  readonly signedInOn: string;
  /** To within ten minutes, a session notes that it is used. */
  readonly lastUsedOn: string;
  /** The one that asks. */
  readonly isThis: boolean;
}

/** The session's token: what the cookie holds before its signature. */
export const tokenOf = (cookieValue: string): string =>
  decodeURIComponent(cookieValue).split(".")[0] ?? "";

/** The sessions of whoever calls, the newest first; none for a key. */
export async function readOwnSessions(
  deps: Deps,
  caller: Caller,
  cookieValue: string,
): Promise<OwnSession[]> {
  const offset = offsetMinutesAt((await readSettings(deps.db)).timeZone);
  const rows = await listSessions(deps.db, caller.id, new Date(deps.clock.realNowMs()));
  return rows.map(({ id, token, createdAt, updatedAt }) => ({
    id,
    signedInOn: dateAt(createdAt.getTime(), offset),
    lastUsedOn: dateAt(updatedAt.getTime(), offset),
    isThis: token === tokenOf(cookieValue),
  }));
}

/** Ends one of one's own sessions; one that is over already stays so. */
export async function endOwnSession(deps: Deps, caller: Caller, id: string): Promise<void> {
  const own = await listSessions(deps.db, caller.id, new Date(deps.clock.realNowMs()));
  if (!own.some((session) => session.id === id)) return;
  await deps.db.batch([
    deleteSession(deps.db, caller.id, id),
    audit(deps, caller, "account.session-ended", caller.id),
  ]);
}

/** Ends all of one's own sessions but the one that asks. */
export async function endOtherSessions(
  deps: Deps,
  caller: Caller,
  cookieValue: string,
): Promise<void> {
  await deps.db.batch([
    deleteSessionsExcept(deps.db, caller.id, tokenOf(cookieValue)),
    audit(deps, caller, "account.session-ended", caller.id, { all: true }),
  ]);
}
