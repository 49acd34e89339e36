import { OwnPassword } from "../../schema/wire/access.ts";
import { Challenge } from "../../schema/wire/secondFactor.ts";
import { Session, SignIn } from "../../schema/wire/session.ts";
import { EmptyBody } from "../../schema/wire/waves.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { clientAddress } from "../http/clientAddress.ts";
import { foreignOrigin, isOurOrigin } from "../http/origin.ts";
import {
  COMMON_PASSWORD,
  notValid,
  PASSWORD_EXPIRED,
  type Problem,
  problem,
} from "../http/problem.ts";
import {
  dropSessionCookie,
  readDeviceCookie,
  readSessionCookie,
  setDeviceCookie,
  setSessionCookie,
} from "../http/sessionCookie.ts";
import { changeOwnPassword, deviceMarkOf, signIn, signOut } from "../services/signIn.ts";
import { toSession } from "./session.ts";

const WRONG_EMAIL_OR_PASSWORD: Problem = {
  slug: "wrong-email-or-password",
  status: 401,
  title: "E-mail and password do not fit together.",
};

const SIGNS_IN_BY_ACCESS: Problem = {
  slug: "signs-in-by-access",
  status: 409,
  title: "People sign in by Cloudflare Access here. Open the page in a browser.",
};

const tooManyAttempts = (retryAfterSeconds: number): Problem => ({
  slug: "too-many-requests",
  status: 429,
  title: "Too many passwords were tried. Wait, then try again.",
  headers: { "retry-after": String(retryAfterSeconds) },
});

/** Sign-in by e-mail and password, sign-out, one's own password. There is no sign-up. */
export const signInRoutes = newRouter()
  .openapi(
    apiRoute("public", {
      method: "post",
      path: "/auth/sign-in/email",
      request: { body: jsonBody(SignIn) },
      responses: {
        200: json(Session, "Who is signed in; the cookie is the session"),
        202: json(Challenge, "Right, and a second factor is asked for; there is no session yet"),
        ...problems(400, 401, 403, 409, 413, 415, 422, 429),
      },
    }),
    async (c) => {
      // Another site must not sign a browser in as somebody else; a program sends no Origin.
      if (c.req.header("origin") !== undefined && !(await isOurOrigin(c))) return foreignOrigin(c);
      const { deps } = c.var;
      const signedIn = await signIn(deps, {
        ...c.req.valid("json"),
        address: clientAddress(c.req.raw.headers, deps),
        deviceMark: readDeviceCookie(c),
      });
      if (signedIn.ok) {
        if ("challenge" in signedIn.value) return c.json(signedIn.value, 202);
        setSessionCookie(c, signedIn.value.cookieValue);
        setDeviceCookie(c, deviceMarkOf(deps, signedIn.value.caller, readDeviceCookie(c)));
        return c.json(toSession(signedIn.value.caller), 200);
      }
      switch (signedIn.error.reason) {
        case "wrong-email-or-password":
          return problem(c, WRONG_EMAIL_OR_PASSWORD);
        case "signs-in-by-access":
          return problem(c, SIGNS_IN_BY_ACCESS);
        case "password-expired":
          return problem(c, PASSWORD_EXPIRED);
        case "too-many-attempts":
          return problem(c, tooManyAttempts(signedIn.error.retryAfterSeconds));
      }
    },
  )
  .openapi(
    apiRoute("public", {
      method: "post",
      path: "/auth/sign-out",
      request: { body: jsonBody(EmptyBody) },
      responses: { 200: json(EmptyBody, "Signed out, now or before"), ...problems(403, 415, 422) },
    }),
    async (c) => {
      const cookie = readSessionCookie(c);
      if (cookie !== undefined) {
        if (!(await isOurOrigin(c))) return foreignOrigin(c);
        await signOut(c.var.deps, cookie);
      }
      dropSessionCookie(c);
      return c.json({}, 200);
    },
  )
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "post",
      path: "/accounts/password",
      request: { body: jsonBody(OwnPassword) },
      responses: {
        200: json(Session, "Changed; all other sessions have ended, the cookie is a new one"),
        ...problems(401, 403, 409, 415, 422, 429),
      },
    }),
    async (c) => {
      const changed = await changeOwnPassword(c.var.deps, c.var.actor, c.req.valid("json"));
      if (changed.ok) {
        setSessionCookie(c, changed.value.cookieValue);
        return c.json(toSession(changed.value.caller), 200);
      }
      switch (changed.error.reason) {
        case "has-no-password":
          return problem(c, {
            slug: "has-no-password",
            status: 409,
            title: "Only an account that signs in by e-mail has a password.",
          });
        case "same-password":
          return problem(
            c,
            notValid([
              {
                pointer: "/next",
                code: "same-password",
                detail: "This is the present password. Choose another one.",
              },
            ]),
          );
        case "password-common":
          return problem(
            c,
            notValid([{ pointer: "/next", code: "password-common", detail: COMMON_PASSWORD }]),
          );
        case "wrong-password":
          return problem(
            c,
            notValid([
              {
                pointer: "/current",
                code: "wrong-password",
                detail: "This is not the present password.",
              },
            ]),
          );
        case "too-many-attempts":
          return problem(c, tooManyAttempts(changed.error.retryAfterSeconds));
      }
    },
  );
