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
const NO_COMMAND = 'the first line must be "# expect red: <command>"';

const patchNames = (): string[] =>
  readdirSync(breaksDir)
    .filter((file) => file.endsWith(".patch"))
    .sort();

const commandOf = (patch: string): string | undefined =>
  /^# expect red: (.+)$/m.exec(readFileSync(join(breaksDir, patch), "utf8"))?.[1]?.trim();

/** Whether each patch still fits the tree and names its command, without running it; one test each. */
export async function checkPatches(): Promise<Tally> {
  let passed = 0;
  let failed = 0;
  for (const patch of patchNames()) {
    const fits = await runProgram("git", ["apply", "--check", join(breaksDir, patch)]);
    if (fits.code === 0 && commandOf(patch) !== undefined) passed++;
    else {
      failed++;
      console.log(`  ${patch}: ${fits.output.trim() || NO_COMMAND}`);
    }
  }
  return { passed, failed };
}

/** Runs the patches; one test each. */
export async function checkBreaks(names: readonly string[] = []): Promise<Tally> {
  const patches = patchNames().filter(
    (file) => names.length === 0 || names.some((name) => file.includes(name)),
  );
  if (patches.length === 0) return { passed: 0, failed: 0 };
  const copy = await copyTree();
  const greenCommands = new Map<string, Promise<string | null>>();
  let passed = 0;
  let failed = 0;
  try {
    for (const patch of patches) {
      const complaint = await checkBreak(patch, copy, greenCommands);
      if (complaint === null) passed++;
      else failed++;
      console.log(complaint === null ? `  red as expected: ${patch}` : `  ${patch}: ${complaint}`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return { passed, failed };
}

/** @returns what is wrong with the patch, or null. */
async function checkBreak(
  patch: string,
  copy: string,
  greenCommands: Map<string, Promise<string | null>>,
): Promise<string | null> {
  const path = join(breaksDir, patch);
  const command = commandOf(patch);
  if (command === undefined) return NO_COMMAND;
  const green =
    greenCommands.get(command) ??
    shell(command, copy).then(({ code, output }) => (code === 0 ? null : output));
  greenCommands.set(command, green);
  const trouble = await green;
  if (trouble !== null) return `"${command}" is red without the patch:\n${trouble}`;
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
