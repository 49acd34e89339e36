import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { privacyPage } from "./scripts/build/privacyPage.ts";
import employeePage from "./vite.page.config.ts";

const page = (name: string): string =>
  fileURLToPath(new URL(`./web/${name}.html`, import.meta.url));

/**
 * The suggestion box, what was done about it, and the promises: built as the employee page is, but
 * loaded without any of it.
 */
export default defineConfig({
  ...employeePage,
  // None is a served page, or has a survey.
  plugins: [privacyPage()],
  build: {
    ...employeePage.build,
    cssCodeSplit: true,
    assetsDir: "box",
    rolldownOptions: { input: { box: page("box"), done: page("done"), privacy: page("privacy") } },
  },
});
