/** The Workers runtime version that embedded servers, tests and wrangler.toml agree on. */
export const compatibilityDate = "2026-10-01";

/**
 * How static files are served: each under its own name only, as in wrangler.toml, but all through
 * the Worker, which reads a request to its end (docs/adr/0038).
 */
export const assetRules = {
  binding: "ASSETS",
  routerConfig: { has_user_worker: true },
  run_worker_first: true,
  assetConfig: { html_handling: "none", not_found_handling: "none" },
} as const;
