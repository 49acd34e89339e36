import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import employeePage from "./vite.page.config.ts";

const page = (name: string): string =>
  fileURLToPath(new URL(`./web/${name}.html`, import.meta.url));

/**
 * The suggestion box and what was done about it: built as the employee page is, but loaded without
 * any of it.
 */
export default defineConfig({
  ...employeePage,
  // It is no served page, and has no survey.
  plugins: [],
  build: {
    ...employeePage.build,
    cssCodeSplit: true,
    assetsDir: "box",
    rolldownOptions: { input: { box: page("box"), done: page("done") } },
  },
});
