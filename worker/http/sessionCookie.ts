import type { Context } from "hono";
import type { AppEnv } from "../env.ts";
import { SESSION_COOKIE } from "../services/signIn.ts";

const COOKIE = new RegExp(`(?:^|; *)${SESSION_COOKIE}=([A-Za-z0-9._%~+/=-]{1,400})(?:;|$)`);
const DEVICE_COOKIE = "anwen_device";
const DEVICE = new RegExp(`(?:^|; *)${DEVICE_COOKIE}=([A-Za-z0-9._~-]{1,300})(?:;|$)`);
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

/**
 * Marks the browser as one that has signed in to accounts. The marks stay when the session ends, for
 * a year, and let nobody in.
 * @param marks null: it has them already
 */
export function setDeviceCookie(c: Context<AppEnv>, marks: string | null): void {
  if (marks === null) return;
  const cookie = `${DEVICE_COOKIE}=${marks}; ${ATTRIBUTES}; Max-Age=31536000`;
  c.header("set-cookie", cookie, { append: true });
}

/** The mark of this browser, if any. */
export const readDeviceCookie = (c: Context<AppEnv>): string | undefined =>
  DEVICE.exec(c.req.header("cookie") ?? "")?.[1];

/** Takes the session from the browser. */
export function dropSessionCookie(c: Context<AppEnv>): void {
  c.header("set-cookie", `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`);
}
