import { checkPatches } from "./checkBreaks.ts";
import { readArguments, runCommand, runProgram } from "./lib/command.ts";
import { CommandError } from "./lib/commandError.ts";
import { ensureBrowser } from "./lib/ensureBrowser.ts";
import { runVitest, type Tally } from "./lib/vitest.ts";

/** Every TypeScript project of the repository. */
const typeProjects = [
  "worker/domain",
  "worker",
  "web",
  "tests",
  "tests/store",
  "scripts",
  "bench/worker",
];

interface Check {
  readonly name: string;
  readonly run: () => Promise<Tally>;
}

/**
 * In order; those of one stage run side by side, two at a time, since each of them leaves a part of
 * a small machine idle. Each that is not a vitest run counts as one test.
 */
const stages: readonly (readonly Check[])[] = [
  [
    { name: "lint", run: () => program("biome", ["ci", "--error-on-warnings"]) },
    ...typeProjects.map((project) => ({
      name: `types:${project}`,
      run: () => program("tsc", ["-p", project]),
    })),
    { name: "knip", run: () => program("knip", []) },
    // That each of them makes its check fail takes minutes and is seen in the long tests.
    { name: "breaks", run: checkPatches },
  ],
  [{ name: "build", run: () => program("node", ["--no-warnings", "scripts/build.ts"]) }],
  [
    // The longest first, so that the others fit in beside it.
    ...["api", "store", "unit", "web"].map((project) => ({
      name: project,
      run: () => runVitest(["--project", project]),
    })),
    { name: "size", run: () => program("size-limit", []) },
  ],
  [
    {
      name: "e2e",
      run: async () => {
        await ensureBrowser();
        return runVitest(["--project", "e2e"]);
      },
    },
  ],
];
const checks = stages.flat();
const AT_ONCE = 2;

const help = `
npm test [-- --only NAME,NAME]

Installs what is missing (Chromium included), then checks everything in order:
${checks.map((check) => check.name).join(", ")}.
Closes with one line, "N passed, N failed"; exit 1 when something failed.

  --only unit,store   only these checks ("types" means all of types:…)
  --skip e2e,breaks   everything but these
`;

await runCommand(async () => {
  const { values } = readArguments(help, { only: { type: "string" }, skip: { type: "string" } });
  const startedAt = performance.now();
  let passed = 0;
  let failed = 0;
  const failures: string[] = [];
  const chosen = choose(values.only, values.skip);
  for (const stage of stages) {
    const waiting = stage.filter((check) => chosen.includes(check));
    const work = async (): Promise<void> => {
      for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
        console.log(`[${seconds(startedAt)} s] ${check.name} …`);
        const tally = await check.run().catch((error: Error): Tally => {
          console.log(error instanceof CommandError ? error.message : error.stack);
          return { passed: 0, failed: 1 };
        });
        passed += tally.passed;
        failed += tally.failed;
        if (tally.failed > 0) failures.push(check.name);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    // Without a build there is nothing to measure or to serve.
    if (failures.includes("build")) break;
  }
  if (failures.length > 0) console.log(`Failed: ${failures.join(", ")}`);
  console.log(`[${seconds(startedAt)} s] done`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
  // The channel to the starter would keep this process alive.
  if (process.connected) process.disconnect();
});

function choose(only: string | undefined, skip: string | undefined): readonly Check[] {
  const isNamed = (list: string, check: Check): boolean =>
    list.split(",").some((name) => check.name === name || check.name.startsWith(`${name}:`));
  for (const name of [...(only ?? "").split(","), ...(skip ?? "").split(",")]) {
    if (name !== "" && !checks.some((check) => isNamed(name, check))) {
      throw new CommandError(`There is no check "${name}" (see --help)`);
    }
  }
  return checks.filter(
    (check) =>
      (only === undefined || isNamed(only, check)) && !(skip !== undefined && isNamed(skip, check)),
  );
}

async function program(file: string, parameters: readonly string[]): Promise<Tally> {
  const { code, output } = await runProgram(file, parameters);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function seconds(startedAt: number): string {
  return Math.round((performance.now() - startedAt) / 1000).toString();
}
