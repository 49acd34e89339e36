import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "./command.ts";

/** How many tests ended how; skipped ones count for nothing. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

interface JsonReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Runs vitest with the given parameters, showing its output, and counts. A test file that fails as
 * a whole (it does not load, or a hook throws) counts as one failure, and so does a run that ends
 * badly without saying where.
 */
export async function runVitest(
  parameters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "anwen-vitest-"));
  const reportPath = join(folder, "report.json");
  try {
    const { code } = await runProgram("vitest", ["run", ...parameters], {
      show: true,
      env: { ...env, VITEST_JSON: reportPath },
    });
    const report = readReport(reportPath);
    const brokenFiles = report.testResults.filter(
      (file) =>
        file.status === "failed" &&
        !file.assertionResults.some((assertion) => assertion.status === "failed"),
    ).length;
    const failed = report.numFailedTests + brokenFiles;
    return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(path: string): JsonReport {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}
