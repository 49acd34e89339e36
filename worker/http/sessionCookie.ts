import type { Context } from "hono";
import type { AppEnv } from "../env.ts";
import { SESSION_COOKIE } from "../services/signIn.ts";

const COOKIE = new RegExp(`(?:^|; *)${SESSION_COOKIE}=([A-Za-z0-9._%~+/=-]{1,400})(?:;|$)`);
const ATTRIBUTES = "Path=/api; HttpOnly; Secure; SameSite=Lax";

/**
 * The value of the session cookie, if any. It is sent with every call under /api except the ballot,
 * which the page of employees makes without cookies.
 */
export function readSessionCookie(c: Context<AppEnv>): string | undefined {
  return COOKIE.exec(c.req.header("cookie") ?? "")?.[1];
}

/** Gives the browser a session; without an expiry it ends with the browser at the latest. */
export function setSessionCookie(c: Context<AppEnv>, value: string): void {
  c.header("set-cookie", `${SESSION_COOKIE}=${value}; ${ATTRIBUTES}`);
}

/** Takes the session from the browser. */
export function dropSessionCookie(c: Context<AppEnv>): void {
  c.header("set-cookie", `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`);
}
