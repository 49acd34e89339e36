import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import employeePage from "./vite.page.config.ts";

/** The suggestion box: built as the employee page is, but loaded without any of it. */
export default defineConfig({
  ...employeePage,
  // It is no served page, and has no survey.
  plugins: [],
  build: {
    ...employeePage.build,
    cssCodeSplit: true,
    assetsDir: "box",
    rolldownOptions: { input: { box: fileURLToPath(new URL("./web/box.html", import.meta.url)) } },
  },
});
