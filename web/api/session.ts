import { Session } from "../../schema/wire/session.ts";
import { EmptyBody } from "../../schema/wire/waves.ts";
import { ApiProblem } from "./apiProblem.ts";
import { callApi } from "./client.ts";

/** Who is signed in; null for a stranger. */
export async function readSession(): Promise<Session | null> {
  try {
    return await callApi(Session, "/session");
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/**
 * Signs in for the whole browser: the server sets a cookie that no script can read.
 * @throws ApiProblem with status 401 for a wrong pair, with 429 and a time for too many tries.
 */
export const signInByEmail = (email: string, password: string): Promise<Session> =>
  callApi(Session, "/auth/sign-in/email", { method: "POST", body: { email, password } });

/** Ends the session of this browser on the server. */
export async function signOutByCookie(): Promise<void> {
  await callApi(EmptyBody, "/auth/sign-out", { method: "POST", body: {} });
}

/**
 * Sets one's own password; all other sessions of the account end.
 * @throws ApiProblem with status 422 and code `wrong-password`, with 429 for too many tries.
 */
export const changeOwnPassword = (current: string, next: string): Promise<Session> =>
  callApi(Session, "/accounts/password", { method: "POST", body: { current, next } });
