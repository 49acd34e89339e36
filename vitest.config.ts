import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { compatibilityDate } from "./scripts/embedded/platform.ts";
import { readMigrations } from "./scripts/embedded/readMigrations.ts";

// LONG=1 runs the full figures (npm run test:long); samples in between read it themselves.
const isLong = process.env.LONG === "1";

/** Without it a machine of two cores would be given one. */
const maxWorkers = 2;

/** No test changes what a module holds, and to load all modules anew for each file takes longer than the tests. */
const isolate = false;

/** 32 equal bytes as base64url: secrets of a test are the same in every run. */
const fixedSecret = (byte: number): string => Buffer.alloc(32, byte).toString("base64url");

/**
 * unit: pure code in Node · store: SQL and KV inside workerd with real D1 · api: black box over
 * HTTP against a server of its own · web: the pages' code in Node · e2e: the pages in Chromium.
 */
export default defineConfig({
  test: {
    reporters: process.env.VITEST_JSON ? ["default", "json"] : ["default"],
    ...(process.env.VITEST_JSON ? { outputFile: { json: process.env.VITEST_JSON } } : {}),
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          isolate,
          include: [
            "tests/{domain,http,schema,scripts,services,surveys,vectors,auditor}/**/*.test.ts",
          ],
          maxWorkers,
          testTimeout: isLong ? 1_800_000 : 20_000,
        },
      },
      {
        plugins: [
          cloudflareTest({
            miniflare: {
              compatibilityDate,
              d1Databases: { DB: "anwen" },
              kvNamespaces: { BOX: "anwen" },
              bindings: {
                EMBEDDED: "1",
                TRUSTED_PROXIES: "127.0.0.1",
                SEAL_KEY: fixedSecret(1),
                CODE_KEY: fixedSecret(2),
                AUTH_SECRET: fixedSecret(3),
                OWNER_KEY: fixedSecret(4),
                MIGRATIONS: readMigrations() as never,
                LONG: isLong ? "1" : "0",
              },
            },
          }),
        ],
        test: {
          name: "store",
          include: ["tests/store/**/*.test.ts"],
          setupFiles: ["tests/support/migrateStore.ts"],
          maxWorkers,
          testTimeout: 20_000,
          // The module cache on disk breaks the runner inside workerd.
          fsModuleCache: false,
        },
      },
      {
        test: {
          name: "api",
          environment: "node",
          isolate,
          include: ["tests/api/**/*.test.ts"],
          globalSetup: ["tests/support/prepareServers.ts"],
          maxWorkers,
          // A server may close a kept connection at the very moment that a test uses it again.
          retry: 1,
          testTimeout: isLong ? 1_800_000 : 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "web",
          environment: "node",
          isolate,
          include: ["tests/web/**/*.test.{ts,tsx}"],
          maxWorkers,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "e2e",
          environment: "node",
          isolate,
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/prepareServers.ts"],
          maxWorkers,
          retry: 1,
          testTimeout: isLong ? 1_800_000 : 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
