import { randomBytes } from "node:crypto";
import type { ApiClient } from "./apiClient.ts";

/** Somebody who may sign in to the demo. */
export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: "owner" | "hr" | "manager" | "observer";
  /** Path of the unit that a manager leads, else null. */
  readonly leads: string | null;
}

/** Who may sign in, and the password that all of them have until the next start. */
export interface DemoSignIn {
  readonly accounts: readonly DemoAccount[];
  readonly password: string;
}

/**
 * Makes the demo's accounts where they are missing and gives all of them one new password, so that
 * none lies about in a file.
 * @param led paths of the units that have a manager; managers are numbered from 1
 */
export async function renewDemoAccounts(
  owner: ApiClient,
  led: readonly string[],
): Promise<DemoSignIn> {
  const { items: known } = await owner.get<Listed<{ email: string }>>("/accounts");
  const { items: units } = await owner.get<Listed<{ path: string }>>("/units");
  const idByEmail = new Map(known.map(({ email, id }) => [email, id]));
  const password = randomBytes(12).toString("base64url");
  const accounts: DemoAccount[] = [
    { email: "owner@demo.invalid", name: "系统负责人", role: "owner", leads: null },
    { email: "hr@demo.invalid", name: "人力资源", role: "hr", leads: null },
    ...led.map((path, i) => ({
      email: `manager${i + 1}@demo.invalid`,
      name: `${path.split("/").at(-1)}负责人`,
      role: "manager" as const,
      leads: path,
    })),
    { email: "observer@demo.invalid", name: "工会观察员", role: "observer", leads: null },
  ];
  for (const { email, name, role, leads } of accounts) {
    const ids = units.filter(({ path }) => path === leads).map(({ id }) => id);
    const change = { ...(role === "manager" ? { units: ids } : {}), password };
    const id = idByEmail.get(email);
    if (id === undefined) await owner.post("/accounts", { email, name, role, ...change });
    else await owner.patch(`/accounts/${id}`, change);
  }
  return { accounts, password };
}

interface Listed<T> {
  readonly items: readonly (T & { readonly id: string })[];
}
