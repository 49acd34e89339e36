import type { Deps } from "../env.ts";

/**
 * The network address that a call comes from, to be counted in memory; null where none can be known.
 * Cloudflare's edge writes `cf-connecting-ip` over whatever a client sends. An embedded server listens
 * on this computer only, and its runtime lets that header through from anybody: there the address is
 * the last one of `x-forwarded-for` that is no proxy of ours, and only where proxies are configured.
 */
export function clientAddress(
  headers: Headers,
  { isEmbedded, trustedProxies }: Pick<Deps, "isEmbedded" | "trustedProxies">,
): string | null {
  if (!isEmbedded) return headers.get("cf-connecting-ip");
  if (trustedProxies.size === 0) return null;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops.findLast((hop) => hop !== "" && !trustedProxies.has(hop)) ?? null;
}
