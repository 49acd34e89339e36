import { makeSignature } from "better-auth/crypto";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { type Account, findAccountByEmail } from "./account.ts";
import {
  type AuthKeys,
  CHALLENGE_COOKIE,
  openLibrary,
  orRefusal,
  SESSION_COOKIE,
  unlessRefused,
} from "./signInLibrary.ts";

export { SESSION_COOKIE } from "./signInLibrary.ts";

/** However busy, no session lives longer. */
export const LONGEST_SECONDS = 7 * 24 * 3600;

/** Whose session it is, and the signed value that the cookie carries. */
export interface OpenSession {
  readonly account: Account;
  readonly cookieValue: string;
}

/** A right password of an account with a second factor: signed, good for five minutes. */
export interface Challenge {
  readonly challenge: string;
}

/** Why a code did not count; `unreadable` where the key is gone that the secret was sealed with. */
export type NotCounted = "wrong-code" | "unreadable";

/** What an app needs to show the codes of an account. */
export interface BegunSecondFactor {
  /** `otpauth://totp/…`, for a QR code. */
  readonly uri: string;
}

/**
 * Signs people in and knows their sessions, by better-auth, which nothing but this file calls. None
 * of its own routes is served, no header but our cookie ever reaches it, and it makes no account.
 * All times are real ones.
 */
export interface SessionKeeper {
  /**
   * Opens a session, or makes a challenge where the account has a second factor; null for an
   * unknown e-mail, a wrong password, or a disabled account.
   */
  signIn(email: string, password: string): Promise<OpenSession | Challenge | null>;
  /** Opens the session of a challenge by a TOTP or a recovery code, which is then used up. */
  answerChallenge(
    challenge: string,
    code: string,
  ): Promise<OpenSession | NotCounted | "challenge-over">;
  /** Opens a session without a proof: the caller has one. */
  open(account: Account): Promise<OpenSession>;
  /** Draws a secret, which counts from its first right code on; null where one counts already. */
  beginSecondFactor(cookieValue: string, password: string): Promise<BegunSecondFactor | null>;
  /**
   * Compares a TOTP or recovery code of one's own. The first right one makes a begun secret count.
   * @returns the session that goes on
   */
  checkCode(cookieValue: string, code: string): Promise<OpenSession | NotCounted>;
  /** The recovery codes that are left; none where they are unreadable. */
  readRecoveryCodes(accountId: string): Promise<readonly string[]>;
  /** Draws new recovery codes in place of those that were left. */
  drawRecoveryCodes(cookieValue: string, password: string): Promise<readonly string[]>;
  /** Whose session this is, or null where it is forged, over, or revoked. */
  read(cookieValue: string): Promise<Account | null>;
  /** Ends a session; one that is over already stays so. */
  end(cookieValue: string): Promise<void>;
}

const keepers = new WeakMap<DrizzleD1Database, SessionKeeper>();

/** The keeper of a database's sessions, made once per isolate by whoever needs it first. */
export function sessionKeeper(db: DrizzleD1Database, authKeys: AuthKeys): SessionKeeper {
  const known = keepers.get(db);
  if (known !== undefined) return known;
  const made = makeKeeper(openLibrary(db, authKeys), db);
  keepers.set(db, made);
  return made;
}

function makeKeeper(
  { api, $context }: ReturnType<typeof openLibrary>,
  db: DrizzleD1Database,
): SessionKeeper {
  const cookieHeader = (value: string) => new Headers({ cookie: `${SESSION_COOKIE}=${value}` });
  const end = async (value: string) => {
    await api.signOut({ headers: cookieHeader(value) });
  };
  const unlessDisabled = async (opened: OpenSession): Promise<OpenSession | null> => {
    if (!opened.account.isDisabled) return opened;
    await end(opened.cookieValue);
    return null;
  };
  const read = async (cookieValue: string) => {
    const headers = cookieHeader(cookieValue);
    const found = await unlessRefused(() => api.getSession({ headers }));
    if (found === null) return null;
    const ageMs = Date.now() - found.session.createdAt.getTime();
    if (ageMs >= LONGEST_SECONDS * 1000) {
      await end(cookieValue);
      return null;
    }
    const whose = toAccount(found.user);
    return whose.isDisabled ? null : whose;
  };
  /** Both kinds of code answer alike: with the cookie of the session that goes on. */
  const compare = (code: string, headers: Headers) =>
    isTotp(code)
      ? api.verifyTOTP({ headers, body: { code }, returnHeaders: true })
      : api.verifyBackupCode({ headers, body: { code }, returnHeaders: true });
  const mustRead = async (cookieValue: string): Promise<OpenSession> => {
    const account = await read(cookieValue);
    if (account === null) throw new Error("A session that was just opened is not there.");
    return { account, cookieValue };
  };
  return {
    async signIn(email, password) {
      const signedIn = await unlessRefused(() =>
        api.signInEmail({ body: { email, password }, returnHeaders: true }),
      );
      if (signedIn === null) return null;
      const challenge = findSetCookie(signedIn.headers, CHALLENGE_COOKIE);
      if (challenge !== null) {
        const whose = await findAccountByEmail(db, email);
        return whose === null || whose.isDisabled ? null : { challenge };
      }
      const cookieValue = readSetCookie(signedIn.headers);
      // Only now, so that a disabled account takes as long to answer as any other.
      return unlessDisabled({ account: toAccount(signedIn.response.user), cookieValue });
    },
    async answerChallenge(challenge, code) {
      const headers = new Headers({ cookie: `${CHALLENGE_COOKIE}=${challenge}` });
      const answered = await orRefusal(() => compare(code, headers));
      if (!answered.ok) return NOT_COUNTED.get(answered.error.reason) ?? "challenge-over";
      const opened = await mustReadOrNull(readSetCookie(answered.value.headers));
      return opened ?? "challenge-over";
    },
    async open(whose) {
      const context = await $context;
      const { token } = await context.internalAdapter.createSession(whose.id);
      const signature = await makeSignature(token, context.secret);
      return { account: whose, cookieValue: encodeURIComponent(`${token}.${signature}`) };
    },
    read,
    end,
    async beginSecondFactor(cookieValue, password) {
      const headers = cookieHeader(cookieValue);
      const begun = await unlessRefused(() => api.enableTwoFactor({ headers, body: { password } }));
      return begun !== null && "totpURI" in begun ? { uri: begun.totpURI } : null;
    },
    async checkCode(cookieValue, code) {
      const checked = await orRefusal(() => compare(code, cookieHeader(cookieValue)));
      if (!checked.ok) return NOT_COUNTED.get(checked.error.reason) ?? "wrong-code";
      // A first right code moves the session to a new token.
      return mustRead(findSetCookie(checked.value.headers, SESSION_COOKIE) ?? cookieValue);
    },
    async readRecoveryCodes(userId) {
      const read = await unlessRefused(() => api.viewBackupCodes({ body: { userId } }));
      return read?.backupCodes ?? [];
    },
    async drawRecoveryCodes(cookieValue, password) {
      const headers = cookieHeader(cookieValue);
      return (await api.generateBackupCodes({ headers, body: { password } })).backupCodes;
    },
  };

  // Disabled between password and code: as if the challenge were over.
  async function mustReadOrNull(cookieValue: string): Promise<OpenSession | null> {
    const whose = await read(cookieValue);
    if (whose !== null) return { account: whose, cookieValue };
    await end(cookieValue);
    return null;
  }
}

/** Whether a code is one of an app; any other is a recovery code. */
export const isTotp = (code: string): boolean => /^[0-9]{6}$/.test(code);

// A recovery code that another call used in the same moment is answered by a conflict.
const NOT_COUNTED: ReadonlyMap<string, NotCounted> = new Map([
  ["INVALID_CODE", "wrong-code"],
  ["INVALID_BACKUP_CODE", "wrong-code"],
  ["CONFLICT", "wrong-code"],
  ["UNREADABLE", "unreadable"],
]);

function readSetCookie(headers: Headers): string {
  const value = findSetCookie(headers, SESSION_COOKIE);
  if (value === null) throw new Error("A sign-in made no session.");
  return value;
}

/** The last value that a cookie is set to; null where it is not, or taken away. */
function findSetCookie(headers: Headers, name: string): string | null {
  const line = headers.getSetCookie().findLast((each) => each.startsWith(`${name}=`));
  return line?.slice(name.length + 1).split(";")[0] || null;
}

// The library's types know our columns only as optional.
function toAccount(user: object): Account {
  const { id, email, name, role, units, isDisabled, passwordDrawnAtMs = null } = user as Account;
  const { twoFactorEnabled } = user as { twoFactorEnabled?: boolean };
  return {
    ...{ id, email, name, role, units, isDisabled, passwordDrawnAtMs },
    hasSecondFactor: twoFactorEnabled === true,
  };
}
