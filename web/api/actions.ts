import type { z } from "@hono/zod-openapi";
import {
  Action,
  type ActionChange,
  ActionParams,
  Actions,
  type NewAction,
} from "../../schema/wire/actions.ts";
import { callApi } from "./client.ts";

/** What HR enters of an action. */
export type EnteredAction = Omit<z.input<typeof NewAction>, "id">;

/** All actions, the latest made first. */
export const readActions = async (): Promise<Action[]> =>
  (await callApi(Actions, "/actions")).items;

export const makeAction = (body: EnteredAction): Promise<Action> =>
  callApi(Action, "/actions", { method: "POST", body });

export const changeAction = (id: string, body: z.input<typeof ActionChange>): Promise<Action> =>
  callApi(Action, `/actions/${id}`, { method: "PUT", body });

export const deleteAction = (id: string) =>
  callApi(ActionParams, `/actions/${id}`, { method: "DELETE" });
