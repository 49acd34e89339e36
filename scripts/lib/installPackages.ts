import { existsSync } from "node:fs";
import { runProgram } from "./command.ts";
import { CommandError } from "./commandError.ts";

/**
 * Installs programs from the distribution, where that is possible without a question.
 * @param sets of package names; the first set that the distribution has is installed
 * @param advice what to do by hand, for the error
 * @throws CommandError with the advice, and with what was said where an installation failed.
 */
export async function installPackages(
  sets: readonly (readonly string[])[],
  advice: string,
): Promise<void> {
  if (!existsSync("/usr/bin/apt-get")) throw new CommandError(advice);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await runProgram("sudo", ["-n", "true"])).code !== 0) {
    throw new CommandError(advice);
  }
  const asRoot = (parameters: readonly string[]) =>
    runProgram(isRoot ? "env" : "sudo", [
      ...(isRoot ? [] : ["-n", "env"]),
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      ...parameters,
    ]);
  await asRoot(["update"]);
  let said = "";
  for (const packages of sets) {
    const { code, output } = await asRoot(["install", "-y", ...packages]);
    if (code === 0) return;
    said = output.trimEnd();
  }
  throw new CommandError(`${said}\n${advice}`);
}
