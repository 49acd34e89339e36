import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/lib/command.ts";
import { startServer, type TestServer } from "../support/server.ts";

const folder = mkdtempSync(join(tmpdir(), "anwen-serve-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a second `serve` that is expected to end by itself. */
function serveOnce(...parameters: string[]) {
  const script = join(repositoryRoot, "scripts", "serve.ts");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--no-warnings", script, "--no-build", ...parameters],
    { encoding: "utf8", timeout: 20_000 },
  );
  return { status, stdout, lines: stderr.trimEnd().split("\n") };
}

async function healthOf(server: TestServer): Promise<number> {
  return (await fetch(`${server.base}/api/health`)).status;
}

describe("serve", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ dataDir: join(folder, "data") });
  });
  afterAll(() => server.stop());

  it("answers once it has said that it is ready", async () => {
    expect(await healthOf(server)).toBe(200);
  });

  it("keeps the owner's key and three different secrets of 32 bytes for its owner alone", () => {
    const secretsPath = join(server.dataDir, "secrets.json");
    const secrets = JSON.parse(readFileSync(secretsPath, "utf8"));
    expect(Object.keys(secrets).sort()).toEqual(["AUTH_SECRET", "CODE_KEY", "SEAL_KEY"]);
    const values = [...Object.values<string>(secrets), server.ownerKey];
    expect(values.map((value) => Buffer.from(value, "base64url").length)).toEqual([32, 32, 32, 32]);
    expect(new Set(values).size).toBe(4);
    for (const path of [secretsPath, join(server.dataDir, "owner.key")]) {
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  it.each([
    ["a port in use", () => ["--port", new URL(server.base).port, "--data", join(folder, "other")]],
    ["a data folder in use", () => ["--port", "0", "--data", server.dataDir]],
    ["a folder that cannot be", () => ["--port", "0", "--data", "/proc/anwen/data"]],
    ["no data folder", () => ["--port", "0"]],
    ["no port", () => ["--data", join(folder, "other")]],
    [
      "a date that is none",
      () => ["--port", "0", "--data", join(folder, "other"), "--clock", "2026-02-30"],
    ],
    ["an unknown option", () => ["--prot", "0"]],
  ])("says why in one line and ends with 1 for %s", (_what, parameters) => {
    const { status, stdout, lines } = serveOnce(...parameters());
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(lines).toHaveLength(1);
    expect(lines[0]?.length).toBeGreaterThan(20);
  });
});

describe("a server that was stopped", () => {
  it("stops within five seconds, leaves no lock, and starts again with the same keys", async () => {
    const dataDir = join(folder, "again");
    const first = await startServer({ dataDir });
    const startedAt = performance.now();
    await first.stop();
    expect(performance.now() - startedAt).toBeLessThan(5000);
    expect(() => statSync(join(dataDir, "server.lock"))).toThrow(/ENOENT/);
    const second = await startServer({ dataDir, port: Number(new URL(first.base).port) });
    expect(second.ownerKey).toBe(first.ownerKey);
    expect(await healthOf(second)).toBe(200);
    await second.stop();
  });

  it("was killed: its port and its folder are free at once, whatever the lock says", async () => {
    const dataDir = join(folder, "killed");
    const first = await startServer({ dataDir });
    await first.kill();
    const second = await startServer({ dataDir, port: Number(new URL(first.base).port) });
    expect(await healthOf(second)).toBe(200);
    await second.kill();
    writeFileSync(join(dataDir, "server.lock"), '{"server":{"pi');
    const third = await startServer({ dataDir });
    expect(await healthOf(third)).toBe(200);
    await third.stop();
  });
});
