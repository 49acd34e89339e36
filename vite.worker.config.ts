import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The Worker as one ES module, for workerd on a laptop and for Cloudflare alike. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  publicDir: false,
  ssr: { target: "webworker", noExternal: true, resolve: { conditions: ["workerd", "worker"] } },
  build: {
    ssr: "worker/index.ts",
    outDir: fileURLToPath(new URL("./dist/worker", import.meta.url)),
    emptyOutDir: true,
    target: "es2024",
    minify: false,
    rolldownOptions: {
      external: [/^cloudflare:/, /^node:/],
      output: { format: "es", entryFileNames: "index.js", codeSplitting: false },
    },
  },
});
