import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { readArguments, repositoryRoot, runCommand } from "./lib/command.ts";

const help = `
npm run build [-- --force]

Builds the web pages into dist/web and the Worker into dist/worker. A part whose sources are as
they were is left alone; --force builds everything.
`;

/** A part of the build: what it is made from, by which configurations, into which folder. */
interface Part {
  readonly name: "web" | "worker";
  readonly sources: readonly string[];
  readonly configs: readonly string[];
  /** A file that a finished build has. */
  readonly proof: string;
}

const parts: readonly Part[] = [
  {
    name: "web",
    sources: ["web", "schema", "surveys", "worker/domain", "scripts/build", "docs/privacy.md"],
    configs: ["vite.desk.config.ts", "vite.page.config.ts", "vite.box.config.ts"],
    proof: "index.html",
  },
  {
    name: "worker",
    sources: ["worker", "schema", "surveys"],
    configs: ["vite.worker.config.ts"],
    proof: "index.js",
  },
];

/**
 * Builds what has changed since the last build, telling what it does on stderr. Each part is made
 * in a folder of its own and moved into place whole, so that a reader never meets half a build.
 */
export async function build(
  options: { readonly force?: boolean; readonly only?: Part["name"] } = {},
): Promise<void> {
  for (const part of parts) {
    if (options.only !== undefined && options.only !== part.name) continue;
    const target = join(repositoryRoot, "dist", part.name);
    const stampPath = join(repositoryRoot, "dist", `${part.name}.sha256`);
    const hash = hashOf([...part.sources, ...part.configs, "package-lock.json"]);
    const isCurrent =
      existsSync(join(target, part.proof)) &&
      existsSync(stampPath) &&
      readFileSync(stampPath, "utf8") === hash;
    if (isCurrent && !options.force) continue;
    const startedAt = performance.now();
    process.stderr.write(`Building ${part.name} … `);
    // Loaded only now: a server whose build is current starts without them.
    const [{ build: viteBuild }, { stampPage }] = await Promise.all([
      import("vite"),
      import("./build/servedPage.ts"),
    ]);
    const fresh = `${target}.${process.pid}.new`;
    const old = `${target}.${process.pid}.old`;
    const { NODE_ENV: before } = process.env;
    // A test runner says "test" here, and React would be built in its development form.
    process.env.NODE_ENV = "production";
    try {
      for (const configFile of part.configs) {
        await viteBuild({
          configFile: join(repositoryRoot, configFile),
          logLevel: "warn",
          mode: "production",
          build: { outDir: fresh },
        });
      }
      if (part.name === "web") stampPage(fresh);
      mkdirSync(target, { recursive: true });
      renameSync(target, old);
      renameSync(fresh, target);
      writeFileSync(stampPath, hash);
    } finally {
      if (before === undefined) delete process.env.NODE_ENV;
      else process.env.NODE_ENV = before;
      rmSync(fresh, { recursive: true, force: true });
      rmSync(old, { recursive: true, force: true });
    }
    process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  }
}

/** SHA-256 over names and bytes of the files and folders given, in a fixed order. */
function hashOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    const full = join(repositoryRoot, path);
    const files = path.includes(".")
      ? [path]
      : readdirSync(full, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(repositoryRoot.length + 1))
          .sort();
    for (const file of files) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(repositoryRoot, file)))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

if (import.meta.main) {
  await runCommand(async () => {
    const { values } = readArguments(help, { force: { type: "boolean" } });
    await build({ force: values.force ?? false });
  });
}
