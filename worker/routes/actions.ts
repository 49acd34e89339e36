import {
  Action,
  ActionChange,
  ActionParams,
  Actions,
  Done,
  NewAction,
} from "../../schema/wire/actions.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { cached } from "../http/cached.ts";
import { NOT_FOUND, notValid, type Problem, problem } from "../http/problem.ts";
import { changeAction, deleteAction, makeAction, readActions } from "../services/actions.ts";
import { readDone } from "../services/readDone.ts";

const ID_TAKEN: Problem = {
  slug: "id-taken",
  status: 409,
  title: "There is an action with this id already.",
};
const CHANGED_MEANWHILE: Problem = {
  slug: "changed-meanwhile",
  status: 409,
  title: "Somebody else has changed this action. Look at it again first.",
};
const ACTION_SHOWN: Problem = {
  slug: "action-shown",
  status: 409,
  title: "Employees have read of it, so it stays. Change it, or drop it with a reason.",
};

/** What the company says that it will do, as HR keeps it, and as everybody reads it. */
export const actionRoutes = newRouter()
  .openapi(
    apiRoute(["hr"], {
      method: "get",
      path: "/actions",
      responses: { 200: json(Actions, "All, the latest made first"), ...problems(401, 403) },
    }),
    async (c) => c.json({ items: await readActions(c.var.deps) }, 200),
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/actions",
      request: { body: jsonBody(NewAction) },
      responses: { 201: json(Action, "Made"), ...problems(401, 403, 409, 415, 422) },
    }),
    async (c) => {
      const made = await makeAction(c.var.deps, c.var.actor, c.req.valid("json"));
      if (made.ok) return c.json(made.value, 201);
      switch (made.error.reason) {
        case "action-not-valid":
          return problem(c, notValid(made.error.faults));
        case "id-taken":
          return problem(c, ID_TAKEN);
      }
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "put",
      path: "/actions/{id}",
      request: { params: ActionParams, body: jsonBody(ActionChange) },
      responses: { 200: json(Action, "As it is now"), ...problems(401, 403, 404, 409, 415, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const changed = await changeAction(c.var.deps, c.var.actor, id, c.req.valid("json"));
      if (changed.ok) return c.json(changed.value, 200);
      switch (changed.error.reason) {
        case "action-not-valid":
          return problem(c, notValid(changed.error.faults));
        case "unknown-action":
          return problem(c, NOT_FOUND);
        case "changed-meanwhile":
          return problem(c, CHANGED_MEANWHILE);
      }
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "delete",
      path: "/actions/{id}",
      request: { params: ActionParams },
      responses: {
        200: json(ActionParams, "Deleted: employees have never read it"),
        ...problems(401, 403, 404, 409),
      },
    }),
    async (c) => {
      const deleted = await deleteAction(c.var.deps, c.var.actor, c.req.valid("param").id);
      if (deleted.ok) return c.json(deleted.value, 200);
      return problem(c, deleted.error.reason === "action-shown" ? ACTION_SHOWN : NOT_FOUND);
    },
  )
  .openapi(
    apiRoute("public", {
      method: "get",
      path: "/done",
      responses: {
        200: json(Done, "What employees read: by wave, the latest news first"),
      },
    }),
    async (c) => cached(c, await readDone(c.var.deps)) as never,
  );
