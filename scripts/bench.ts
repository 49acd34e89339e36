import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.ts";
import { readArguments, repositoryRoot, runCommand } from "./lib/command.ts";
import { CommandError } from "./lib/commandError.ts";
import type { BenchModule, Figure } from "./lib/figure.ts";

const help = `
npm run bench [-- NAME …]

Runs the measurements in bench/*.ts (or those whose name contains NAME), prints a table, and
writes the figures as JSON to bench/results/.
`;

await runCommand(async () => {
  const { positionals } = readArguments(help, {});
  const benchDir = join(repositoryRoot, "bench");
  const files = (existsSync(benchDir) ? readdirSync(benchDir) : [])
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => positionals.length === 0 || positionals.some((name) => file.includes(name)))
    .sort();
  if (files.length === 0) throw new CommandError("There is no such measurement in bench/.");
  await build();
  const figures: Figure[] = [];
  for (const file of files) {
    process.stderr.write(`Measuring ${file} …\n`);
    const module = (await import(pathToFileURL(join(benchDir, file)).href)) as BenchModule;
    figures.push(...(await module.default()));
  }
  console.table(
    figures.map(({ what, value, unit, cpuMs, gate, aim, reference }) => ({
      what,
      value: `${Number(value.toPrecision(4))} ${unit}`,
      "CPU ms": cpuMs ?? "",
      gate: gate ?? "",
      aim: aim ?? "",
      reference: reference ?? "",
    })),
  );
  const measuredAt = new Date().toISOString();
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? "", node: process.version };
  mkdirSync(join(benchDir, "results"), { recursive: true });
  const path = join(benchDir, "results", `${measuredAt.slice(0, 19).replaceAll(":", "")}.json`);
  writeFileSync(path, `${JSON.stringify({ measuredAt, machine, figures }, null, 2)}\n`);
  console.log(path.slice(repositoryRoot.length + 1));
  process.exit(0);
});
