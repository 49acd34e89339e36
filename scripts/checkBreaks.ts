import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArguments, repositoryRoot, runCommand, runProgram } from "./lib/command.ts";
import type { Tally } from "./lib/vitest.ts";

const help = `
node scripts/start.mjs checkBreaks [NAME …]

Applies each tests/breaks/*.patch (or those whose name contains NAME) to a copy of the tree and
runs the command in its first line, "# expect red: <command>". The command must fail with the
patch and pass without it: a check that stays green checks nothing.
`;

const breaksDir = join(repositoryRoot, "tests", "breaks");

/**
 * Runs the patches; one test each.
 * @param isTreeGreen whether every command has just passed on the tree itself: then one command of
 *   each tool shows that the copy is as good, in place of all of them
 */
export async function checkBreaks(
  names: readonly string[] = [],
  isTreeGreen = false,
): Promise<Tally> {
  const patches = readdirSync(breaksDir)
    .filter((file) => file.endsWith(".patch"))
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
    .sort();
  if (patches.length === 0) return { passed: 0, failed: 0 };
  const copy = await copyTree();
  const greenCommands = new Map<string, Promise<string | null>>();
  let passed = 0;
  let failed = 0;
  try {
    for (const patch of patches) {
      const complaint = await checkBreak(patch, copy, { greenCommands, isTreeGreen });
      if (complaint === null) passed++;
      else failed++;
      console.log(complaint === null ? `  red as expected: ${patch}` : `  ${patch}: ${complaint}`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return { passed, failed };
}

interface Greens {
  /** What is wrong with a command on the copy without a patch, or null; by command or by tool. */
  readonly greenCommands: Map<string, Promise<string | null>>;
  readonly isTreeGreen: boolean;
}

/** @returns what is wrong with the patch, or null. */
async function checkBreak(
  patch: string,
  copy: string,
  { greenCommands, isTreeGreen }: Greens,
): Promise<string | null> {
  const path = join(breaksDir, patch);
  const command = /^# expect red: (.+)$/m.exec(readFileSync(path, "utf8"))?.[1]?.trim();
  if (command === undefined) return 'the first line must be "# expect red: <command>"';
  const tool = /^npx (?:vitest run --project )?\w+/.exec(command)?.[0] ?? command;
  const proof = isTreeGreen ? tool : command;
  const green =
    greenCommands.get(proof) ??
    shell(command, copy).then(({ code, output }) => (code === 0 ? null : output));
  greenCommands.set(proof, green);
  const trouble = await green;
  if (trouble !== null) return `"${proof}" is red without the patch:\n${trouble}`;
  const applied = await runProgram("git", ["apply", "--whitespace=nowarn", path], { cwd: copy });
  if (applied.code !== 0) return `does not apply any more:\n${applied.output}`;
  const { code } = await shell(command, copy);
  await runProgram("git", ["apply", "-R", "--whitespace=nowarn", path], { cwd: copy });
  if (code === 0) return `"${command}" stays green with the patch`;
  // 126 and 127 mean that the command could not be run at all.
  return code === 126 || code === 127 ? `"${command}" cannot be run` : null;
}

/** Runs what stands in the patch for people, without the second that npx takes to find it. */
function shell(command: string, cwd: string) {
  return runProgram("sh", ["-c", command.replace(/^npx /, "node_modules/.bin/")], { cwd });
}

/** The tree as git sees it (with what is new and not ignored), and the build as it is. */
async function copyTree(): Promise<string> {
  const { output } = await runProgram("git", [
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
  ]);
  const copy = mkdtempSync(join(tmpdir(), "anwen-breaks-"));
  for (const file of new Set(output.split("\0"))) {
    const source = join(repositoryRoot, file);
    if (file !== "" && existsSync(source)) cpSync(source, join(copy, file));
  }
  const dist = join(repositoryRoot, "dist");
  if (existsSync(dist)) cpSync(dist, join(copy, "dist"), { recursive: true });
  symlinkSync(join(repositoryRoot, "node_modules"), join(copy, "node_modules"));
  return copy;
}

if (import.meta.main) {
  await runCommand(async () => {
    const { positionals } = readArguments(help, {});
    const { passed, failed } = await checkBreaks(positionals);
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed === 0 ? 0 : 1);
  });
}
