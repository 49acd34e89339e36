import type { z } from "@hono/zod-openapi";
import {
  Account,
  type AccountChange,
  MadeAccount,
  type NewAccount,
} from "../../schema/wire/access.ts";
import { listOf } from "../../schema/wire/common.ts";
import { callApi } from "./client.ts";

/** Somebody who may sign in. */
export type AccountView = z.infer<typeof Account>;
/** An account, with its password where one was drawn just now. */
export type MadeAccountView = z.infer<typeof MadeAccount>;

const Accounts = listOf(Account);

export const readAccounts = async (): Promise<AccountView[]> =>
  (await callApi(Accounts, "/accounts")).items;

export const createAccount = (account: z.input<typeof NewAccount>): Promise<MadeAccountView> =>
  callApi(MadeAccount, "/accounts", { method: "POST", body: account });

export const changeAccount = (
  id: string,
  change: z.input<typeof AccountChange>,
): Promise<MadeAccountView> =>
  callApi(MadeAccount, `/accounts/${id}`, { method: "PATCH", body: change });
