import { randomBytes } from "node:crypto";
import type { browserCaller, Credentials } from "./browserCaller.ts";
import { type Caller, caller } from "./http.ts";
import { type OpenStore, startWithOpenStore } from "./openStore.ts";

const secret = (byte: number): string => Buffer.alloc(32, byte).toString("base64url");

/** A server whose tables the test can look into, with its owner's key. */
export interface SignInServer extends OpenStore {
  readonly owner: Caller;
  readonly ownerKey: string;
}

/** Starts the product in a fresh store; `bindings` are added to what it needs anyway. */
export async function startSignIn(
  bindings: Readonly<Record<string, string>> = {},
): Promise<SignInServer> {
  const ownerKey = secret(4);
  const store = await startWithOpenStore({
    EMBEDDED: "1",
    SEAL_KEY: secret(1),
    CODE_KEY: secret(2),
    AUTH_SECRET: secret(3),
    OWNER_KEY: ownerKey,
    // Tests come from wherever they say.
    TRUSTED_PROXIES: "127.0.0.1",
    ...bindings,
  });
  return { ...store, ownerKey, owner: caller(store.base, ownerKey) };
}

/** Makes an account through the API, with a password that need not be changed. */
export async function makeAccount(
  { base, ownerKey }: Pick<SignInServer, "base" | "ownerKey">,
  wanted: { email: string; role: string; units?: readonly string[]; name?: string },
): Promise<Credentials & { readonly id: string }> {
  const password = randomBytes(12).toString("base64url");
  const given = { name: wanted.email, password, ...wanted };
  const made = await caller(base, ownerKey).post("/accounts", given);
  if (made.status !== 201) throw new Error(`account: ${made.text}`);
  return { ...made.body, password };
}

/** Who this browser is signed in as: the status of asking, since 401 is an answer too. */
export const sessionStatus = async (browser: ReturnType<typeof browserCaller>): Promise<number> =>
  (await browser.get("/session")).status;
