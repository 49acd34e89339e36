import { z } from "@hono/zod-openapi";
import { Challenge as ChallengeBody } from "../../schema/wire/secondFactor.ts";
import { Session } from "../../schema/wire/session.ts";
import { EmptyBody } from "../../schema/wire/waves.ts";
import { ApiProblem } from "./apiProblem.ts";
import { callApi } from "./client.ts";

/** A right password that waits for its second factor. */
export type Challenge = z.infer<typeof ChallengeBody>;

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
export const signInByEmail = (email: string, password: string): Promise<Session | Challenge> =>
  callApi(z.union([Session, ChallengeBody]), "/auth/sign-in/email", {
    method: "POST",
    body: { email, password },
  });

/**
 * The second step of a sign-in, after which the session is there as after the first.
 * @throws ApiProblem with status 401 where the challenge is over, with 422 for a wrong code.
 */
export const signInByCode = (challenge: string, code: string): Promise<Session> =>
  callApi(Session, "/auth/sign-in/second-factor", { method: "POST", body: { challenge, code } });

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
