import type { z } from "@hono/zod-openapi";
import { HandOuts, type NewHandOuts } from "../../schema/wire/handOuts.ts";
import { callApi } from "./client.ts";

/** What was entered of a period wave. */
export type HandOutsView = z.infer<typeof HandOuts>;

export const readHandOuts = (wave: string): Promise<HandOutsView> =>
  callApi(HandOuts, `/waves/${wave}/hand-outs`);

export const enterHandOuts = (
  wave: string,
  items: z.infer<typeof NewHandOuts>["items"],
): Promise<HandOutsView> =>
  callApi(HandOuts, `/waves/${wave}/hand-outs`, { method: "POST", body: { items } });
