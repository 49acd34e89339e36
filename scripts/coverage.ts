import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { readArguments, repositoryRoot, runCommand, runProgram } from "./lib/command.ts";
import { CommandError } from "./lib/commandError.ts";

const help = `
npm run coverage

Runs the tests of worker/domain and of the texts made from its numbers, counts which branches of
worker/domain they take (V8), and prints a line per folder and every branch that none takes. Exit 1
where a folder that is held complete is not.

  --all    prints the branches of every folder, not only of those that are held complete
`;

const DOMAIN = "worker/domain";
/** Folders in which every branch is taken by a test. */
const COMPLETE = [
  "definitions",
  "definitions/comparison",
  "disclosure",
  "keys",
  "programme",
  "roster",
  "scoring",
  "tokens",
  "units",
  "waves",
];

interface Location {
  readonly start: { readonly line: number };
}

/** Istanbul's form of a file's counts. */
interface FileCoverage {
  readonly path: string;
  readonly branchMap: Readonly<Record<string, { readonly locations: readonly Location[] }>>;
  readonly b: Readonly<Record<string, readonly number[]>>;
}

/** Branches of a folder. */
interface FolderCount {
  total: number;
  taken: number;
  readonly untaken: string[];
}

await runCommand(async () => {
  const { values } = readArguments(help, { all: { type: "boolean" } });
  const folder = mkdtempSync(join(tmpdir(), "anwen-coverage-"));
  try {
    const { code, output } = await runProgram("vitest", [
      ...["run", "--project", "unit", "tests/domain", "tests/schema/text", "tests/auditor"],
      ...["--coverage.enabled", "--coverage.provider=v8", "--coverage.reporter=json"],
      ...[`--coverage.include=${DOMAIN}/**/*.ts`, `--coverage.reportsDirectory=${folder}`],
    ]);
    if (code !== 0) throw new CommandError(`${output.trimEnd()}\nThe tests failed.`);
    const files: Record<string, FileCoverage> = JSON.parse(
      readFileSync(join(folder, "coverage-final.json"), "utf8"),
    );
    report(countByFolder(Object.values(files)), values.all ?? false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function countByFolder(files: readonly FileCoverage[]): ReadonlyMap<string, FolderCount> {
  const byFolder = new Map<string, FolderCount>();
  for (const { path, branchMap, b } of files) {
    const file = relative(join(repositoryRoot, DOMAIN), path).split(sep).join("/");
    const name = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".";
    const count = byFolder.get(name) ?? { total: 0, taken: 0, untaken: [] };
    byFolder.set(name, count);
    for (const [id, hits] of Object.entries(b)) {
      for (const [at, times] of hits.entries()) {
        count.total += 1;
        if (times > 0) count.taken += 1;
        else count.untaken.push(`${file}:${branchMap[id]?.locations[at]?.start.line ?? "?"}`);
      }
    }
  }
  return new Map([...byFolder].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function report(byFolder: ReadonlyMap<string, FolderCount>, isAll: boolean): void {
  for (const [name, { total, taken, untaken }] of byFolder) {
    const share = total === 0 ? 100 : (100 * taken) / total;
    console.log(`${name.padEnd(24)} ${taken} of ${total} branches, ${share.toFixed(1)} %`);
    const isHeld = COMPLETE.includes(name);
    if (isHeld && untaken.length > 0) process.exitCode = 1;
    if (isHeld || isAll) for (const place of untaken) console.log(`  none takes ${place}`);
  }
}
