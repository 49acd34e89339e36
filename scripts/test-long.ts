import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkBreaks } from "./checkBreaks.ts";
import { readArguments, repositoryRoot, runCommand, runProgram } from "./lib/command.ts";
import { ensureBrowser } from "./lib/ensureBrowser.ts";
import { runVitest, type Tally } from "./lib/vitest.ts";

const help = `
npm run test:long [-- --fresh]

Runs the test files that have long figures (they read LONG=1), one file as one part of at most 30
minutes, and sees each tests/breaks/*.patch make its check fail. Parts that passed at the same commit are not run again, so a stopped run can be resumed;
--fresh runs all. Closes with one line, "N passed, N failed".
`;

const statePath = join(repositoryRoot, ".data", "test-long.json");

/** The one part that is no test file. */
const BREAKS = "tests/breaks";

/** Parts that passed, by the tree they passed on. */
interface State {
  readonly tree: string;
  readonly done: Record<string, Tally>;
}

await runCommand(async () => {
  const { values } = readArguments(help, { fresh: { type: "boolean" } });
  const tree = await treeId();
  const previous = values.fresh ? null : readState();
  const done: Record<string, Tally> = previous?.tree === tree ? previous.done : {};
  const parts = readdirSync(join(repositoryRoot, "tests"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `tests/${file}`)
    .filter((file) => readFileSync(join(repositoryRoot, file), "utf8").includes("env.LONG"))
    .sort();
  parts.push(BREAKS);
  if (parts.some((part) => part.startsWith("tests/e2e/"))) await ensureBrowser();
  let passed = 0;
  let failed = 0;
  for (const [index, part] of parts.entries()) {
    console.log(`Part ${index + 1} of ${parts.length}: ${part}`);
    const run = () => (part === BREAKS ? checkBreaks() : runVitest([part], { LONG: "1" }));
    const tally = done[part] ?? (await run());
    passed += tally.passed;
    failed += tally.failed;
    if (tally.failed > 0) continue;
    done[part] = tally;
    mkdirSync(join(repositoryRoot, ".data"), { recursive: true });
    writeFileSync(statePath, JSON.stringify({ tree, done } satisfies State));
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
});

/** Names what is tested: the commit and whatever differs from it. */
async function treeId(): Promise<string> {
  const head = await runProgram("git", ["rev-parse", "HEAD"]);
  const changes = await runProgram("git", ["diff", "HEAD"]);
  return `${head.output.trim()} ${Buffer.from(changes.output).toString("base64").slice(-64)}`;
}

function readState(): State | null {
  try {
    return JSON.parse(readFileSync(statePath, "utf8"));
  } catch {
    return null;
  }
}
