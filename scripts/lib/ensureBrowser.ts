import { existsSync } from "node:fs";
import { runProgram } from "./command.ts";
import { CommandError } from "./commandError.ts";

/**
 * Chromium and a Chinese font for the browser tests, installed from the distribution where they are
 * missing and that is possible without a question.
 * @throws CommandError saying what to install.
 */
export async function ensureBrowser(): Promise<void> {
  if (process.env.ANWEN_CHROMIUM !== undefined || existsSync("/usr/bin/chromium")) return;
  const advice =
    "The browser tests need Chromium: install chromium and fonts-noto-cjk, or set ANWEN_CHROMIUM to its path.";
  if (!existsSync("/usr/bin/apt-get")) throw new CommandError(advice);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await runProgram("sudo", ["-n", "true"])).code !== 0) {
    throw new CommandError(advice);
  }
  console.log("Installing chromium and fonts-noto-cjk (about 30 s) …");
  const asRoot = (parameters: string[]) =>
    runProgram(isRoot ? "env" : "sudo", [
      ...(isRoot ? [] : ["-n", "env"]),
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      ...parameters,
    ]);
  await asRoot(["update"]);
  const { code, output } = await asRoot(["install", "-y", "chromium", "fonts-noto-cjk"]);
  if (code !== 0) throw new CommandError(`${output.trimEnd()}\n${advice}`);
}
