import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import {
  BegunSecondFactor,
  ChallengeAnswer,
  RecoveryCodes,
  SecondFactor,
  SecondFactorBeginning,
  SecondFactorConfirmation,
  SecondFactorProof,
} from "../../schema/wire/secondFactor.ts";
import { Session } from "../../schema/wire/session.ts";
import { EmptyBody } from "../../schema/wire/waves.ts";
import type { AppEnv } from "../env.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { foreignOrigin, isOurOrigin } from "../http/origin.ts";
import { NOT_FOUND, problem } from "../http/problem.ts";
import { secondFactorProblem } from "../http/secondFactorProblem.ts";
import {
  readDeviceCookie,
  readSessionCookie,
  setDeviceCookie,
  setSessionCookie,
} from "../http/sessionCookie.ts";
import {
  answerChallenge,
  beginSecondFactor,
  confirmSecondFactor,
  drawRecoveryCodes,
  readSecondFactor,
  resetSecondFactor,
  turnOffSecondFactor,
} from "../services/secondFactor.ts";
import { deviceMarkOf } from "../services/signIn.ts";
import { toSession } from "./session.ts";

const ALL = ["owner", "hr", "manager", "observer"] as const;
const AccountParams = z.strictObject({ id: z.uuid() });
const NO_STORE = { "cache-control": "no-store" };

/** A second factor: asked for after the password, set up and turned off by oneself. */
export const secondFactorRoutes = newRouter()
  .openapi(
    apiRoute("public", {
      method: "post",
      path: "/auth/sign-in/second-factor",
      request: { body: jsonBody(ChallengeAnswer) },
      responses: {
        200: json(Session, "Who is signed in; the cookie is the session"),
        ...problems(400, 401, 403, 409, 413, 415, 422, 429),
      },
    }),
    async (c) => {
      // As for the password: another site must not sign a browser in as somebody else.
      if (c.req.header("origin") !== undefined && !(await isOurOrigin(c))) return foreignOrigin(c);
      const answered = await answerChallenge(c.var.deps, c.req.valid("json"));
      if (!answered.ok) return problem(c, secondFactorProblem(answered.error));
      setSessionCookie(c, answered.value.cookieValue);
      setDeviceCookie(c, deviceMarkOf(c.var.deps, answered.value.caller, readDeviceCookie(c)));
      return c.json(toSession(answered.value.caller), 200);
    },
  )
  .openapi(
    apiRoute(ALL, {
      method: "get",
      path: "/second-factor",
      responses: { 200: json(SecondFactor, "One's own"), ...problems(401) },
    }),
    async (c) => c.json(await readSecondFactor(c.var.deps, c.var.actor), 200, NO_STORE),
  )
  .openapi(
    apiRoute(ALL, {
      method: "post",
      path: "/second-factor",
      request: { body: jsonBody(SecondFactorBeginning) },
      responses: {
        200: json(BegunSecondFactor, "The secret, shown only here; it does not count yet"),
        ...problems(401, 409, 415, 422, 429),
      },
    }),
    async (c) => {
      const begun = await beginSecondFactor(c.var.deps, c.var.actor, {
        ...c.req.valid("json"),
        ...tryOf(c),
      });
      if (!begun.ok) return problem(c, secondFactorProblem(begun.error));
      return c.json(begun.value, 200, NO_STORE);
    },
  )
  .openapi(
    apiRoute(ALL, {
      method: "post",
      path: "/second-factor/confirmation",
      request: { body: jsonBody(SecondFactorConfirmation) },
      responses: {
        200: json(RecoveryCodes, "On; all other sessions have ended, the cookie is a new one"),
        ...problems(401, 409, 415, 422, 429),
      },
    }),
    async (c) => {
      const confirmed = await confirmSecondFactor(c.var.deps, c.var.actor, {
        ...c.req.valid("json"),
        ...tryOf(c),
      });
      if (!confirmed.ok) return problem(c, secondFactorProblem(confirmed.error));
      setSessionCookie(c, confirmed.value.cookieValue);
      return c.json({ recoveryCodes: [...confirmed.value.recoveryCodes] }, 200, NO_STORE);
    },
  )
  .openapi(
    apiRoute(ALL, {
      method: "post",
      path: "/second-factor/recovery-codes",
      request: { body: jsonBody(SecondFactorProof) },
      responses: {
        200: json(RecoveryCodes, "New ones; the old ones work no more"),
        ...problems(401, 409, 415, 422, 429),
      },
    }),
    async (c) => {
      const drawn = await drawRecoveryCodes(c.var.deps, c.var.actor, {
        ...c.req.valid("json"),
        ...tryOf(c),
      });
      if (!drawn.ok) return problem(c, secondFactorProblem(drawn.error));
      return c.json({ recoveryCodes: [...drawn.value] }, 200, NO_STORE);
    },
  )
  .openapi(
    apiRoute(ALL, {
      method: "post",
      path: "/second-factor/removal",
      request: { body: jsonBody(SecondFactorProof) },
      responses: { 200: json(EmptyBody, "Off"), ...problems(401, 409, 415, 422, 429) },
    }),
    async (c) => {
      const off = await turnOffSecondFactor(c.var.deps, c.var.actor, {
        ...c.req.valid("json"),
        ...tryOf(c),
      });
      return off.ok ? c.json({}, 200) : problem(c, secondFactorProblem(off.error));
    },
  )
  .openapi(
    apiRoute(["owner"], {
      method: "delete",
      path: "/accounts/{id}/second-factor",
      request: { params: AccountParams },
      responses: {
        200: json(AccountParams, "Reset; the account's sessions have ended"),
        ...problems(401, 403, 404),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const isReset = await resetSecondFactor(c.var.deps, c.var.actor, id);
      return isReset ? c.json({ id }, 200) : problem(c, NOT_FOUND);
    },
  );

/** In which session a proof is tried. */
const tryOf = (c: Context<AppEnv>) => ({
  cookieValue: readSessionCookie(c) ?? "",
});
