import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { tolerantAnswers } from "./scripts/build/tolerantAnswers.ts";

const root = fileURLToPath(new URL("./web", import.meta.url));

/** The desk: the pages of HR and managers, with real React. */
export default defineConfig({
  root,
  plugins: [react(), tolerantAnswers()],
  resolve: {
    // The document of the API is the server's work; its library would double what a phone loads.
    alias: { "@hono/zod-openapi": `${root}/api/zodForPages.ts` },
  },
  build: {
    outDir: fileURLToPath(new URL("./dist/web", import.meta.url)),
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: { desk: `${root}/index.html` } },
  },
});
