import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createServer, type Plugin, build as viteBuild } from "vite";
import { privacyPage } from "./build/privacyPage.ts";
import { repeatEachMinute } from "./embedded/repeat.ts";
import { type Embedded, startEmbedded } from "./embedded/startEmbedded.ts";
import { readArguments, repositoryRoot, runCommand } from "./lib/command.ts";
import { CommandError } from "./lib/commandError.ts";
import { stopOnSignal } from "./lib/stopOnSignal.ts";

const help = `
npm run dev [-- --port P] [--data DIR] [--clock YYYY-MM-DD]

Serves the pages with hot reload on http://127.0.0.1:5173 (or P), in front of an embedded Worker
that is built anew at each change. Data and the owner's key are in .data/dev (or DIR). Here both
entries run on real React; the build gives the employee page Preact.
`;

/** What the Worker does in production: the addresses of employees lead to their pages. */
const employeePage: Plugin = {
  name: "employee-page",
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/w(\/|\?|$)/.test(request.url ?? "")) request.url = "/s.html";
      if (/^\/suggest(\/|\?|$)/.test(request.url ?? "")) request.url = "/box.html";
      if (/^\/done(\/|\?|$)/.test(request.url ?? "")) request.url = "/done.html";
      if (/^\/privacy(\?|$)/.test(request.url ?? "")) request.url = "/privacy.html";
      next();
    });
  },
};

await runCommand(async () => {
  const { values } = readArguments(help, {
    port: { type: "string" },
    data: { type: "string" },
    clock: { type: "string" },
  });
  const port = Number(values.port ?? "5173");
  if (!Number.isInteger(port)) throw new CommandError("--port needs a number (see --help)");

  const workerDir = join(repositoryRoot, "dist", "dev", "worker");
  const assetsDir = join(repositoryRoot, "dist", "dev", "web");
  mkdirSync(assetsDir, { recursive: true });
  let embedded: Embedded | null = null;
  const watcher = await viteBuild({
    configFile: join(repositoryRoot, "vite.worker.config.ts"),
    logLevel: "warn",
    build: { outDir: workerDir, watch: {} },
  });
  if (!("on" in watcher)) throw new Error("Vite does not watch.");
  await new Promise<void>((done) => {
    watcher.on("event", (event) => {
      if (event.code === "ERROR") {
        process.stderr.write(`The Worker does not build: ${event.error.message}\n`);
      }
      if (event.code === "END" || event.code === "ERROR") done();
      if (event.code === "END" && embedded !== null) {
        void embedded.reload().then(() => process.stderr.write("Worker reloaded\n"));
      }
    });
  });
  if (!existsSync(join(workerDir, "index.js")))
    throw new CommandError("The Worker does not build.");
  const dataDir = resolve(values.data ?? join(repositoryRoot, ".data", "dev"));
  embedded = await startEmbedded({
    dataDir,
    port: 0,
    clock: values.clock,
    workerPath: join(workerDir, "index.js"),
    assetsDir,
  });
  const jobs = repeatEachMinute(embedded.runJobs);
  const pages = await createServer({
    configFile: join(repositoryRoot, "vite.desk.config.ts"),
    plugins: [employeePage, privacyPage()],
    server: {
      host: "127.0.0.1",
      port,
      strictPort: true,
      // The Worker sees the address of the page, which it compares with a request's Origin.
      proxy: { "/api": { target: embedded.url, changeOrigin: false } },
    },
  });
  stopOnSignal(async () => {
    await Promise.all([jobs.stop(), pages.close(), watcher.close()]);
    await embedded?.stop();
  });
  await pages.listen().catch((error: Error) => {
    throw new CommandError(error.message);
  });
  process.stdout.write(`ready http://127.0.0.1:${port} (owner key: ${dataDir}/owner.key)\n`);
});
