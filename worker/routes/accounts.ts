import { z } from "@hono/zod-openapi";
import { Account, AccountChange, MadeAccount, NewAccount } from "../../schema/wire/access.ts";
import { listOf } from "../../schema/wire/common.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { COMMON_PASSWORD, NOT_FOUND, notValid, type Problem, problem } from "../http/problem.ts";
import {
  type AccountFault,
  changeAccount,
  type MadeAccount as MadeAccountRow,
  makeAccount,
  readAccounts,
  removeAccount,
} from "../services/accounts.ts";

const AccountParams = z.strictObject({ id: z.uuid() });

/** Accounts of the people who sign in: made, changed and removed by the owner alone. */
export const accountRoutes = newRouter()
  .openapi(
    apiRoute(["owner"], {
      method: "post",
      path: "/accounts",
      request: { body: jsonBody(NewAccount) },
      responses: {
        201: json(MadeAccount, "The account; a password that was drawn is shown only here"),
        ...problems(401, 403, 409, 415, 422),
      },
    }),
    async (c) => {
      const made = await makeAccount(c.var.deps, c.var.actor, c.req.valid("json"));
      return made.ok ? c.json(toView(made.value), 201) : problem(c, accountProblem(made.error));
    },
  )
  .openapi(
    apiRoute(["owner"], {
      method: "get",
      path: "/accounts",
      responses: { 200: json(listOf(Account), "Accounts by e-mail"), ...problems(401, 403) },
    }),
    async (c) => c.json({ items: (await readAccounts(c.var.deps)).map(toView) }, 200),
  )
  .openapi(
    apiRoute(["owner"], {
      method: "patch",
      path: "/accounts/{id}",
      request: { params: AccountParams, body: jsonBody(AccountChange) },
      responses: {
        200: json(MadeAccount, "The account; a password that was drawn is shown only here"),
        ...problems(401, 403, 404, 415, 422),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const changed = await changeAccount(c.var.deps, c.var.actor, id, c.req.valid("json"));
      if (changed.ok) return c.json(toView(changed.value), 200);
      const { error } = changed;
      return problem(c, error.reason === "unknown-account" ? NOT_FOUND : accountProblem(error));
    },
  )
  .openapi(
    apiRoute(["owner"], {
      method: "delete",
      path: "/accounts/{id}",
      request: { params: AccountParams },
      responses: {
        200: json(AccountParams, "Removed; its sessions have ended"),
        ...problems(401, 403, 404),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const isRemoved = await removeAccount(c.var.deps, c.var.actor, id);
      return isRemoved ? c.json({ id }, 200) : problem(c, NOT_FOUND);
    },
  );

/** When a password was drawn is the server's business. */
const toView = ({ passwordDrawnAtMs: _, ...account }: MadeAccountRow) => account;

function accountProblem(fault: AccountFault): Problem {
  switch (fault.reason) {
    case "id-taken":
      return { slug: "id-taken", status: 409, title: "There is an account with this id already." };
    case "email-taken":
      return {
        slug: "email-taken",
        status: 409,
        title: "There is an account with this e-mail already.",
      };
    case "unknown-unit":
      return notValid([
        { pointer: "/units", code: fault.reason, detail: "There is no such unit." },
      ]);
    case "password-common":
      return notValid([{ pointer: "/password", code: fault.reason, detail: COMMON_PASSWORD }]);
    case "units-without-manager":
      return notValid([
        { pointer: "/units", code: fault.reason, detail: "Only a manager has units." },
      ]);
  }
}
