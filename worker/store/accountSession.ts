import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { makeSignature } from "better-auth/crypto";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import {
  account,
  accountChallenge,
  accountPassword,
  accountSecondFactor,
  accountSession,
} from "../../schema/tables/index.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { groupedLetters } from "../domain/tokens/groupedLetters.ts";
import { type Account, findAccountByEmail } from "./account.ts";
import { hashPassword, isPassword } from "./passwordHash.ts";

/** The session cookie: a random token with its HMAC under `AUTH_SECRET`. */
export const SESSION_COOKIE = "anwen_session";

/** Between a right password and its second factor the library wants a cookie; ours is no cookie. */
const CHALLENGE_COOKIE = "anwen_challenge";

/** A right password waits so long for its second factor. */
const CHALLENGE_SECONDS = 5 * 60;

/** What an authenticator app shows beside the account's e-mail. */
const ISSUER = "Anwen";

const RECOVERY_CODES = 10;
/** 50 random bits each, of which a challenge allows five guesses. */
const RECOVERY_LETTERS = 10;

/** A session without a call for so long is over. */
export const IDLE_SECONDS = 12 * 3600;

/** However busy, no session lives longer. */
export const LONGEST_SECONDS = 7 * 24 * 3600;

/** The expiry is moved on at most this often, so that not every call writes. */
const RENEWED_EVERY_SECONDS = 10 * 60;

/** Whose session it is, and the signed value that the cookie carries. */
export interface OpenSession {
  readonly account: Account;
  readonly cookieValue: string;
}

/** A right password of an account with a second factor: signed, good for five minutes. */
export interface Challenge {
  readonly challenge: string;
}

/** Why a second factor did not count. */
export type NotCounted = "wrong-code" | "challenge-over";

/** What an app needs to show the codes of an account. */
export interface BegunSecondFactor {
  /** `otpauth://totp/…`, for a QR code. */
  readonly uri: string;
}

/**
 * Signs people in and knows their sessions: the only file that knows better-auth. None of its own
 * routes is served, no header but our cookie ever reaches it, and it makes no account. All times
 * are real ones.
 */
export interface SessionKeeper {
  /**
   * Opens a session, or makes a challenge where the account has a second factor; null for an
   * unknown e-mail, a wrong password, or a disabled account.
   */
  signIn(email: string, password: string): Promise<OpenSession | Challenge | null>;
  /** Opens the session of a challenge by a TOTP or a recovery code, which is then used up. */
  answerChallenge(challenge: string, code: string): Promise<OpenSession | NotCounted>;
  /** Opens a session without a proof: the caller has one. */
  open(account: Account): Promise<OpenSession>;
  /** Draws a secret, which counts from its first right code on; null where one counts already. */
  beginSecondFactor(cookieValue: string, password: string): Promise<BegunSecondFactor | null>;
  /**
   * Compares a TOTP or recovery code of one's own. The first right one makes a begun secret count.
   * @returns the session that goes on, or null for a wrong code
   */
  checkCode(cookieValue: string, code: string): Promise<OpenSession | null>;
  /** The recovery codes that are left. */
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
export function sessionKeeper(db: DrizzleD1Database, authSecret: string): SessionKeeper {
  const known = keepers.get(db);
  if (known !== undefined) return known;
  const made = makeKeeper(openLibrary(db, authSecret), db);
  keepers.set(db, made);
  return made;
}

function openLibrary(db: DrizzleD1Database, authSecret: string) {
  return betterAuth({
    secret: authSecret,
    // Never used: it makes no link, and the cookie's attributes are written by our own route.
    baseURL: "https://desk.invalid",
    // D1 has no transactions; nothing here needs one.
    database: drizzleAdapter(db, {
      provider: "sqlite",
      schema: {
        user: account,
        account: accountPassword,
        session: accountSession,
        twoFactor: accountSecondFactor,
        verification: accountChallenge,
      },
      transaction: false,
    }),
    user: {
      additionalFields: {
        role: { type: "string", input: false },
        units: { type: "string[]", input: false },
        isDisabled: { type: "boolean", input: false },
        passwordDrawnAtMs: { type: "number", input: false, required: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      // It counts UTF-16 units, of which each of the 128 characters that are allowed has up to two.
      maxPasswordLength: 256,
      disableSignUp: true,
      password: {
        hash: async (password) =>
          hashPassword(password, crypto.getRandomValues(new Uint8Array(16))),
        verify: async ({ hash, password }) => isPassword(password, hash),
      },
    },
    plugins: [
      twoFactor({
        issuer: ISSUER,
        twoFactorCookieMaxAge: CHALLENGE_SECONDS,
        // It would let a guesser keep the owner out; a growing wait stands in front instead.
        accountLockout: { enabled: false },
        backupCodeOptions: {
          customBackupCodesGenerate: () =>
            Array.from({ length: RECOVERY_CODES }, () =>
              groupedLetters(crypto.getRandomValues(new Uint8Array(7)), RECOVERY_LETTERS),
            ),
        },
        schema: { user: { fields: { twoFactorEnabled: "hasSecondFactor" } } },
      }),
    ],
    session: { expiresIn: IDLE_SECONDS, updateAge: RENEWED_EVERY_SECONDS },
    databaseHooks: {
      // The table has no columns for them; an address or a browser is never stored.
      session: {
        create: { before: async () => ({ data: { ipAddress: undefined, userAgent: undefined } }) },
      },
    },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: { name: SESSION_COOKIE },
        two_factor: { name: CHALLENGE_COOKIE },
      },
      // Our tables leave out most of its columns, those for addresses and browsers first of all.
      database: { generateId: "uuid", validateSchema: false },
      ipAddress: { disableIpTracking: true },
    },
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
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
      if (!answered.ok)
        return WRONG_CODE.has(answered.error.reason) ? "wrong-code" : "challenge-over";
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
      const checked = await unlessRefused(() => compare(code, cookieHeader(cookieValue)));
      if (checked === null) return null;
      // A first right code moves the session to a new token.
      return mustRead(findSetCookie(checked.headers, SESSION_COOKIE) ?? cookieValue);
    },
    async readRecoveryCodes(userId) {
      return (await api.viewBackupCodes({ body: { userId } })).backupCodes;
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
const WRONG_CODE: ReadonlySet<string> = new Set([
  "INVALID_CODE",
  "INVALID_BACKUP_CODE",
  "CONFLICT",
]);

async function unlessRefused<T>(call: () => Promise<T>): Promise<T | null> {
  const answered = await orRefusal(call);
  return answered.ok ? answered.value : null;
}

// The library refuses by throwing; anything else that it throws is a fault.
async function orRefusal<T>(
  call: () => Promise<T>,
): Promise<Result<T, { readonly reason: string }>> {
  try {
    return ok(await call());
  } catch (error) {
    const { name, statusCode, status, body } = error as {
      name?: string;
      statusCode?: number;
      status?: string;
      body?: { code?: string };
    };
    const isRefusal = name === "APIError" && statusCode !== undefined && statusCode < 500;
    if (isRefusal) return refuse({ reason: body?.code ?? String(status) });
    throw error;
  }
}

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
