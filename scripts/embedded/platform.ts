/** The Workers runtime version that embedded servers, tests and wrangler.toml agree on. */
export const compatibilityDate = "2026-10-01";

/** Which paths the Worker answers before static files are looked at; as in wrangler.toml. */
export const workerFirstPaths = ["/api/*", "/*.html"];

/** As in wrangler.toml: a file is served under its own name only; the Worker serves the pages. */
export const assetRules = { html_handling: "none", not_found_handling: "none" } as const;
