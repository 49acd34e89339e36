import type { RouteConfig } from "@hono/zod-openapi";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { Key } from "./domain/keys/keyRing.ts";

/** What wrangler.toml, or the embedded server, binds to the Worker. */
export interface Bindings {
  readonly DB: D1Database;
  readonly BOX: KVNamespace;
  readonly ASSETS: Fetcher;
  /** 32 bytes base64url: wraps the wave seeds. */
  readonly SEAL_KEY: string;
  /** 32 bytes base64url: invitation codes are derived from it. */
  readonly CODE_KEY: string;
  /** 32 bytes base64url: signs the sessions of HR and managers. */
  readonly AUTH_SECRET: string;
  /** Lists of the keys before the present ones, the latest first; see docs/keys.md. */
  readonly SEAL_KEY_PREVIOUS?: string;
  readonly CODE_KEY_PREVIOUS?: string;
  readonly AUTH_SECRET_PREVIOUS?: string;
  /** The owner's API key itself; only its hash is compared. */
  readonly OWNER_KEY: string;
  /** "1" on a laptop, absent in a deployed Worker. */
  readonly EMBEDDED?: string;
  /** `YYYY-MM-DD`, embedded only: product time starts there. */
  readonly CLOCK?: string;
  /** Embedded only: addresses of proxies whose `x-forwarded-for` is believed, by commas. */
  readonly TRUSTED_PROXIES?: string;
  readonly SUBMIT_GRACE_SECONDS?: string;
  readonly KV_SETTLE_SECONDS?: string;
  /** How many tries a proof of work takes at most; half as many on average. */
  readonly PROOF_OF_WORK_STEPS?: string;
  /** With ACCESS_AUD: people sign in by Cloudflare Access. `<team>.cloudflareaccess.com`. */
  readonly ACCESS_TEAM_DOMAIN?: string;
  /** The audience tag of the Access application. */
  readonly ACCESS_AUD?: string;
  /** Embedded only: where a test serves the keys of Access. */
  readonly ACCESS_KEYS_URL?: string;
}

/** What an assertion of Cloudflare Access is checked against. */
export interface AccessSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Where the public keys of the team are. */
  readonly keysUrl: string;
}

/** Product time, which is real time except in an embedded server with a clock. */
export interface Clock {
  /** Product time in epoch milliseconds. */
  nowMs(): number;
  /** Real time in epoch milliseconds: for storage expiry, sessions, rate limits. */
  realNowMs(): number;
  /** Only where `POST /api/clock` exists: moves product time forward, never back, and keeps it. */
  readonly moveTo?: (toMs: number) => Promise<void>;
}

/** Everything a service may use; built once per isolate. */
export interface Deps {
  readonly db: DrizzleD1Database;
  readonly d1: D1Database;
  readonly box: KVNamespace;
  readonly assets: Fetcher;
  readonly clock: Clock;
  readonly random: (byteCount: number) => Uint8Array;
  /** The keys in use; the earlier ones, the latest first, read what was made with them. */
  readonly secrets: {
    readonly sealKey: Uint8Array;
    readonly earlierSealKeys: readonly Uint8Array[];
    readonly codeKey: Uint8Array;
    readonly earlierCodeKeys: readonly Uint8Array[];
    /** Signs the cookies of sessions. */
    readonly authSecret: string;
    /** The same first, then its predecessors: they open second factors that they sealed. */
    readonly authKeys: readonly Pick<Key, "id" | "text">[];
  };
  /** Set where people sign in by Cloudflare Access; else by e-mail and password. */
  readonly access: AccessSettings | null;
  readonly ownerKeyHash: Uint8Array;
  readonly isEmbedded: boolean;
  /** Embedded only; empty: no forwarded address is believed. */
  readonly trustedProxies: ReadonlySet<string>;
  /** Seconds after close in which a submit is still taken. */
  readonly submitGraceSeconds: number;
  /** Seconds after close before ballots are listed. */
  readonly settleSeconds: number;
  /** Tries that a proof of work takes at most, each of 64 hashes. */
  readonly proofOfWorkSteps: number;
}

/** Who calls: an API key or an account. `units` counts for managers only. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly units: readonly string[];
}

/** An actor over HTTP, and by what it was let in. */
export interface Caller extends Actor {
  readonly kind: "account" | "key";
  /** null for keys. */
  readonly email: string | null;
  /** null where no password of ours lets one in: for keys, and behind Cloudflare Access. */
  readonly hasSecondFactor: boolean | null;
  /** Has signed in with a password that the server drew: nothing else is answered before a change. */
  readonly mustChangePassword: boolean;
}

/** Roles never imply one another. */
export type Role = "owner" | "hr" | "manager" | "observer";

/** Hono's environment of every route. */
export interface AppEnv {
  Bindings: Bindings;
  Variables: {
    deps: Deps;
    actor: Caller;
    requestId: string;
    /** What the route reads, to name the places of what does not fit. */
    accepted?: RouteConfig["request"] | undefined;
    scriptSources?: string;
  };
}

/** Reads a number of seconds from a binding, or the default. */
export function readSeconds(text: string | undefined, defaultSeconds: number): number {
  if (text === undefined) return defaultSeconds;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > 3600) {
    throw new Error("A time binding must be a whole number of seconds from 0 to 3600.");
  }
  return seconds;
}

/** Reads how hard a proof of work is, or the default. */
export function readProofOfWorkSteps(text: string | undefined, defaultSteps: number): number {
  if (text === undefined) return defaultSteps;
  const steps = Number(text);
  if (!Number.isInteger(steps) || steps < 2 || steps > 1_000_000) {
    throw new Error("PROOF_OF_WORK_STEPS must be a whole number from 2 to 1000000.");
  }
  return steps;
}

/**
 * Reads the settings of Cloudflare Access: null without any.
 * @throws for half of them, or a team that is no host of Access: a door left ajar.
 */
export function readAccess(bindings: Bindings): AccessSettings | null {
  const { ACCESS_TEAM_DOMAIN: team, ACCESS_AUD: audience, ACCESS_KEYS_URL } = bindings;
  if (ACCESS_KEYS_URL !== undefined && bindings.EMBEDDED !== "1") {
    throw new Error("ACCESS_KEYS_URL is for embedded servers only.");
  }
  if (!team && !audience) return null;
  if (!team || !audience) throw new Error("ACCESS_TEAM_DOMAIN and ACCESS_AUD go together.");
  if (!/^[a-z0-9-]{1,63}\.cloudflareaccess\.com$/.test(team)) {
    throw new Error("ACCESS_TEAM_DOMAIN looks like <team>.cloudflareaccess.com.");
  }
  const issuer = `https://${team}`;
  return { issuer, audience, keysUrl: ACCESS_KEYS_URL ?? `${issuer}/cdn-cgi/access/certs` };
}
