import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.ts";
import { readArguments, repositoryRoot, runCommand } from "./lib/command.ts";
import { CommandError } from "./lib/commandError.ts";
import { type BenchModule, type Figure, judge, type Verdict } from "./lib/figure.ts";

const help = `
npm run bench [-- NAME …] [--baseline] [--no-build]

Runs the measurements in bench/*.ts (or those whose name contains NAME), prints each figure with its
reference, gate and aim, and writes all of them as JSON to bench/results/. A figure outside its gate
is shown as "miss"; the command still ends with 0, since machines are noisy.

  --baseline  write to bench/results/baseline.json, the one result that is kept
  --no-build  measure what is built, even if the sources are newer
`;

/** A figure with how it stands, and the load of the machine just before it was measured. */
interface Recorded extends Figure {
  readonly verdict: Verdict;
  /** Processes that wanted to run, on average of the minute before. */
  readonly loadAverage: number;
}

await runCommand(async () => {
  const { positionals, values } = readArguments(help, {
    baseline: { type: "boolean" },
    "no-build": { type: "boolean" },
  });
  const benchDir = join(repositoryRoot, "bench");
  const files = (existsSync(benchDir) ? readdirSync(benchDir) : [])
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => positionals.length === 0 || positionals.some((name) => file.includes(name)))
    .sort();
  if (files.length === 0) throw new CommandError("There is no such measurement in bench/.");
  if (!values["no-build"]) await build();
  const figures: Recorded[] = [];
  for (const file of files) {
    process.stderr.write(`Measuring ${file} …\n`);
    const loadAverage = Number((loadavg()[0] ?? 0).toFixed(2));
    const module = (await import(pathToFileURL(join(benchDir, file)).href)) as BenchModule;
    for (const figure of await module.default()) {
      const value = Number(figure.value.toPrecision(4));
      figures.push({ ...figure, value, verdict: judge(figure), loadAverage });
    }
  }
  console.table(
    figures.map(({ what, value, unit, cpuMs, gate, aim, reference, verdict, loadAverage }) => ({
      what,
      value: `${value} ${unit}`,
      "": verdict,
      gate: gate ?? "",
      aim: aim ?? "",
      reference: reference ?? "",
      "CPU ms": cpuMs ?? "",
      load: loadAverage,
    })),
  );
  const measuredAt = new Date().toISOString();
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? "", node: process.version };
  mkdirSync(join(benchDir, "results"), { recursive: true });
  const name = values.baseline ? "baseline" : measuredAt.slice(0, 19).replaceAll(":", "");
  const path = join(benchDir, "results", `${name}.json`);
  writeFileSync(path, `${JSON.stringify({ measuredAt, machine, figures }, null, 2)}\n`);
  console.log(path.slice(repositoryRoot.length + 1));
  process.exit(0);
});
