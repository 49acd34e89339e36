import type { z } from "zod";
import { listOf } from "../../schema/wire/common.ts";
import { OwnSession } from "../../schema/wire/session.ts";
import { EmptyBody } from "../../schema/wire/waves.ts";
import { callApi } from "./client.ts";

/** One of the sessions that one holds. */
export type OwnSessionView = z.infer<typeof OwnSession>;

export const readOwnSessions = async (): Promise<readonly OwnSessionView[]> =>
  (await callApi(listOf(OwnSession), "/sessions")).items;

/** @param id null: all but this one */
export async function endSessions(id: string | null): Promise<void> {
  await callApi(EmptyBody, id === null ? "/sessions" : `/sessions/${id}`, { method: "DELETE" });
}
