import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { account, accountPassword, accountSession } from "../../schema/tables/index.ts";
import type { Account } from "./account.ts";
import { hashPassword, isPassword } from "./passwordHash.ts";

/** The session cookie: a random token with its HMAC under `AUTH_SECRET`. */
export const SESSION_COOKIE = "anwen_session";

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

/**
 * Signs people in and knows their sessions: the only file that knows better-auth. None of its own
 * routes is served, no header but our cookie ever reaches it, and it makes no account. All times
 * are real ones.
 */
export interface SessionKeeper {
  /** Opens a session, or null for an unknown e-mail, a wrong password, or a disabled account. */
  signIn(email: string, password: string): Promise<OpenSession | null>;
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
  const made = makeKeeper(openLibrary(db, authSecret));
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
      schema: { user: account, account: accountPassword, session: accountSession },
      transaction: false,
    }),
    user: {
      additionalFields: {
        role: { type: "string", input: false },
        units: { type: "string[]", input: false },
        isDisabled: { type: "boolean", input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: async (password) =>
          hashPassword(password, crypto.getRandomValues(new Uint8Array(16))),
        verify: async ({ hash, password }) => isPassword(password, hash),
      },
    },
    session: { expiresIn: IDLE_SECONDS, updateAge: RENEWED_EVERY_SECONDS },
    databaseHooks: {
      // The table has no columns for them; an address or a browser is never stored.
      session: {
        create: { before: async () => ({ data: { ipAddress: undefined, userAgent: undefined } }) },
      },
    },
    advanced: {
      useSecureCookies: false,
      cookies: { session_token: { name: SESSION_COOKIE } },
      // Our tables leave out most of its columns, those for addresses and browsers first of all.
      database: { generateId: "uuid", validateSchema: false },
      ipAddress: { disableIpTracking: true },
    },
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

function makeKeeper({ api }: ReturnType<typeof openLibrary>): SessionKeeper {
  const cookieHeader = (value: string) => new Headers({ cookie: `${SESSION_COOKIE}=${value}` });
  const end = async (value: string) => {
    await api.signOut({ headers: cookieHeader(value) });
  };
  return {
    async signIn(email, password) {
      const signedIn = await unlessRefused(() =>
        api.signInEmail({ body: { email, password }, returnHeaders: true }),
      );
      if (signedIn === null) return null;
      const cookieValue = readSetCookie(signedIn.headers);
      const opened = { account: toAccount(signedIn.response.user), cookieValue };
      // Only now, so that a disabled account takes as long to answer as any other.
      if (!opened.account.isDisabled) return opened;
      await end(cookieValue);
      return null;
    },
    async read(cookieValue) {
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
    },
    end,
  };
}

// The library refuses by throwing; anything else that it throws is a fault.
async function unlessRefused<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    const { name, statusCode } = error as { name?: string; statusCode?: number };
    if (name === "APIError" && statusCode !== undefined && statusCode < 500) return null;
    throw error;
  }
}

function readSetCookie(headers: Headers): string {
  const prefix = `${SESSION_COOKIE}=`;
  const line = headers.getSetCookie().find((each) => each.startsWith(prefix));
  const value = line?.slice(prefix.length).split(";")[0];
  if (!value) throw new Error("A sign-in made no session.");
  return value;
}

// The library's types know our columns only as optional.
function toAccount(user: object): Account {
  const { id, email, name, role, units, isDisabled } = user as Account;
  return { id, email, name, role, units, isDisabled };
}
