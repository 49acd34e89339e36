import { drizzleAdapter } from "better-auth/adapters/drizzle";
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
import type { Deps } from "../env.ts";
import { hashPassword, isPassword } from "./passwordHash.ts";

/** The session cookie: a random token with its HMAC under `AUTH_SECRET`. */
export const SESSION_COOKIE = "anwen_session";

/** Between a right password and its second factor the library wants a cookie; ours is no cookie. */
export const CHALLENGE_COOKIE = "anwen_challenge";

/** A right password waits so long for its second factor. */
const CHALLENGE_SECONDS = 5 * 60;

/** What an authenticator app shows beside the account's e-mail. */
const ISSUER = "Anwen";

const RECOVERY_CODES = 10;
/** 50 random bits each, of which a challenge allows five guesses. */
const RECOVERY_LETTERS = 10;

/** A session without a call for so long is over. */
const IDLE_SECONDS = 12 * 3600;

/** The expiry is moved on at most this often, so that not every call writes. */
const RENEWED_EVERY_SECONDS = 10 * 60;

/** The present `AUTH_SECRET` first, then its predecessors. */
export type AuthKeys = Deps["secrets"]["authKeys"];

/** The library names keys by whole numbers: 48 bits of ours. */
const versionOf = (keyId: string): number => Number.parseInt(keyId.slice(0, 12), 16);

/** The sign-in library over our tables, with all but what we use turned off. */
export function openLibrary(db: DrizzleD1Database, authKeys: AuthKeys) {
  return betterAuth({
    // The first signs and encrypts; whatever was encrypted names the key that opens it.
    secrets: authKeys.map(({ id, text }) => ({ version: versionOf(id), value: text })),
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
      // Lengths are checked by our schema as the hash counts; the library counts units as typed.
      maxPasswordLength: Number.MAX_SAFE_INTEGER,
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

/** What a call of the library answers, or null where it refused. */
export async function unlessRefused<T>(call: () => Promise<T>): Promise<T | null> {
  const answered = await orRefusal(call);
  return answered.ok ? answered.value : null;
}

/**
 * What a call of the library answers, or the code of its refusal: it refuses by throwing. Anything
 * else that it throws is a fault.
 */
export async function orRefusal<T>(
  call: () => Promise<T>,
): Promise<Result<T, { readonly reason: string }>> {
  try {
    return ok(await call());
  } catch (error) {
    const { name, statusCode, status, body, message } = error as {
      name?: string;
      message?: string;
      statusCode?: number;
      status?: string;
      body?: { code?: string };
    };
    const isRefusal = name === "APIError" && statusCode !== undefined && statusCode < 500;
    if (message?.startsWith("Secret version ")) return refuse({ reason: "UNREADABLE" });
    if (isRefusal) return refuse({ reason: body?.code ?? String(status) });
    throw error;
  }
}
