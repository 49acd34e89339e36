import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeSecret } from "../../scripts/embedded/secrets.ts";
import { startEmbedded } from "../../scripts/embedded/startEmbedded.ts";
import { repositoryRoot } from "../../scripts/lib/command.ts";
import { CommandError } from "../../scripts/lib/commandError.ts";
import { answerAll, nextRequest, postBallot, pressSubmit, receiptOn } from "../support/phone.ts";
import {
  BALLOT,
  copyOf,
  prepareWaves,
  type Started,
  startOn,
  type WavesInFlight,
} from "../support/waveInFlight.ts";

const folder = mkdtempSync(join(tmpdir(), "anwen-lost-"));
const prepared = join(folder, "prepared");
let waves: WavesInFlight;
/** Servers and mounts of the present test. */
const started: Started[] = [];
const mounts: string[] = [];

beforeAll(async () => {
  mkdirSync(prepared);
  waves = await prepareWaves(prepared);
});
afterEach(async () => {
  for (const { server } of started.splice(0)) await server.stop();
  for (const path of mounts.splice(0)) spawnSync("umount", ["-l", path]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let copies = 0;
const copy = () => copyOf(prepared, join(folder, `copy${++copies}`));

async function start(dataDir: string): Promise<Started> {
  const now = await startOn(dataDir);
  started.push(now);
  return now;
}

const filesUnder = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const ownDatabase = (dataDir: string, kind: "d1" | "kv"): string =>
  filesUnder(join(dataDir, "store", kind)).find((path) => /\/[0-9a-f]{64}\.sqlite$/.test(path)) ??
  "";

/** What lies in a folder but for what SQLite keeps beside a file that is open. */
const contentOf = (dataDir: string): Record<string, string> =>
  Object.fromEntries(
    filesUnder(dataDir)
      .filter((path) => !/-(wal|shm)$/.test(path))
      .map((path) => [path, readFileSync(path, "base64")]),
  );

function changeSecret(dataDir: string, name: string, value: string): void {
  const path = join(dataDir, "secrets.json");
  const secrets = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify({ ...secrets, [name]: value }));
}

/** As a store of before the ids of keys were noted. */
function forgetKeyIds(dataDir: string): void {
  const database = new DatabaseSync(ownDatabase(dataDir, "d1"));
  database.exec("DELETE FROM key_in_use");
  database.close();
}

function halve(path: string, left = 0.5): void {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  truncateSync(path, statSync(path).size * left);
}

/** The first page of the audit log, which nothing reads at the start. */
function spoilPage(path: string): void {
  halve(path, 1);
  const database = new DatabaseSync(path);
  const find = "SELECT rootpage FROM sqlite_master WHERE name = 'audit_log'";
  const page = Number(database.prepare(find).get()?.rootpage);
  database.close();
  writeFileSync(path, readFileSync(path).fill(0, 4096 * (page - 1), 4096 * page));
}

function blobOf(dataDir: string, prefix: string): string {
  const box = new DatabaseSync(ownDatabase(dataDir, "kv"));
  const row = box
    .prepare("SELECT blob_id FROM _mf_entries WHERE key GLOB ? LIMIT 1")
    .get(`${prefix}*`);
  box.close();
  const found = filesUnder(join(dataDir, "store", "kv")).find(
    (path) => basename(path) === row?.blob_id,
  );
  if (found === undefined) throw new Error(`There is no value of ${prefix}.`);
  return found;
}

/** A small disk of its own, or null where this process may not mount one. */
function mount(sizeKib: number): string | null {
  const path = mkdtempSync(join(folder, "disk"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${sizeKib}k`, "tmpfs", path]);
  if (status !== 0) return null;
  mounts.push(path);
  return path;
}

describe("a start is refused in one sentence, and leaves the folder as it is,", () => {
  it.each<[string, RegExp, (dataDir: string) => void]>([
    ["without the keys", /secrets\.json is missing/, (d) => rmSync(join(d, "secrets.json"))],
    [
      "without the owner's key",
      /owner\.key is missing.*rotate/,
      (d) => rmSync(join(d, "owner.key")),
    ],
    [
      "with half an owner's key",
      /owner\.key holds no key/,
      (d) => writeFileSync(join(d, "owner.key"), "ab"),
    ],
    [
      "with half the keys' file",
      /secrets\.json is not readable JSON/,
      (d) => truncateSync(join(d, "secrets.json"), 60),
    ],
    [
      "with another SEAL_KEY",
      /SEAL_KEY .* is not the key/,
      (d) => changeSecret(d, "SEAL_KEY", makeSecret()),
    ],
    [
      "with another CODE_KEY",
      /CODE_KEY .* is not the key/,
      (d) => changeSecret(d, "CODE_KEY", makeSecret()),
    ],
    [
      "with another AUTH_SECRET",
      /AUTH_SECRET .* is not the key/,
      (d) => changeSecret(d, "AUTH_SECRET", makeSecret()),
    ],
    [
      "with a key of 43 characters that are none of base64url",
      /SEAL_KEY .* is not 32 bytes/,
      (d) => changeSecret(d, "SEAL_KEY", "!".repeat(43)),
    ],
    [
      "with a key that is too long",
      /CODE_KEY .* is not 32 bytes/,
      (d) => changeSecret(d, "CODE_KEY", makeSecret() + makeSecret()),
    ],
    ["with half a database", /is damaged/, (d) => halve(ownDatabase(d, "d1"))],
    [
      "with a page of the database overwritten",
      /is damaged/,
      (d) => spoilPage(ownDatabase(d, "d1")),
    ],
    ["with a database of no bytes", /missing or empty/, (d) => truncateSync(ownDatabase(d, "d1"))],
    ["without the database", /missing or empty/, (d) => rmSync(ownDatabase(d, "d1"))],
    [
      "without the folder of the database",
      /missing or empty/,
      (d) => rmSync(join(d, "store", "d1"), { recursive: true }),
    ],
    ["without any store", /missing or empty/, (d) => rmSync(join(d, "store"), { recursive: true })],
    ["with half of what KV lists", /is damaged/, (d) => halve(ownDatabase(d, "kv"))],
  ])("%s", async (_what, sentence, spoil) => {
    const dataDir = copy();
    spoil(dataDir);
    const before = contentOf(dataDir);
    const refused = await start(dataDir).catch((error: Error) => error);
    expect(refused).toBeInstanceOf(CommandError);
    const { message } = refused as CommandError;
    expect(message).toMatch(sentence);
    expect(message).toMatch(/restore|make room/);
    expect(message).not.toContain("\n");
    expect(contentOf(dataDir)).toEqual(before);
  });

  it.each(["SEAL_KEY", "CODE_KEY"])(
    "with another %s where nothing says yet which it was, and takes the right one",
    async (name) => {
      const dataDir = copy();
      forgetKeyIds(dataDir);
      const secrets = readFileSync(join(dataDir, "secrets.json"), "utf8");
      changeSecret(dataDir, name, makeSecret());
      await expect(start(dataDir)).rejects.toThrow(/fit nothing/);
      writeFileSync(join(dataDir, "secrets.json"), secrets);
      const { callers, reports } = await start(dataDir);
      expect((await callers.nobody.get("/health")).body).toMatchObject({ ok: true });
      expect(reports).toEqual([]);
    },
  );

  it("and the command ends with 1", () => {
    const dataDir = copy();
    changeSecret(dataDir, "SEAL_KEY", makeSecret());
    const script = join(repositoryRoot, "scripts", "serve.ts");
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--no-warnings", script, "--no-build", "--port", "0", "--data", dataDir],
      { encoding: "utf8", timeout: 20_000 },
    );
    expect([status, stdout, stderr.trimEnd().split("\n").length]).toEqual([1, "", 1]);
  });

  it("on a full disk, and on one that only reads", async ({ skip }) => {
    const full = mount(200);
    const readOnly = mount(8000);
    if (full === null || readOnly === null) return skip("This process may not mount a disk.");
    await expect(startEmbedded({ dataDir: join(full, "data"), port: 0 })).rejects.toThrow(
      /is full/,
    );
    const dataDir = copyOf(prepared, join(readOnly, "data"));
    expect(spawnSync("mount", ["-o", "remount,ro", readOnly]).status).toBe(0);
    await expect(start(dataDir)).rejects.toThrow(/cannot be written \(EROFS\)/);
  });
});

it("a first start that was cut short is gone on with", async () => {
  const dataDir = join(folder, "cut");
  const whole = await start(copy());
  expect(whole.reports).toEqual([]);
  mkdirSync(join(dataDir, "store", "d1"), { recursive: true });
  writeFileSync(join(dataDir, "owner.key"), makeSecret());
  const { callers } = await start(dataDir);
  expect((await callers.nobody.get("/health")).status).toBe(200);
});

describe("where ballots are lost", () => {
  it("all else is served, and start and health say which wave", async () => {
    const dataDir = copy();
    rmSync(blobOf(dataDir, `s/${waves.open}`));
    const { server, callers, reports } = await start(dataDir);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toContain(waves.open);
    const told = await callers.observer.get("/health");
    expect(told.status).toBe(503);
    expect(told.body).toMatchObject({
      ok: false,
      checks: { keys: "ok", databaseWrite: "ok", boxWrite: "ok", ballots: "failed" },
      lost: [{ id: waves.open, seed: "missing" }],
    });
    const stranger = await callers.nobody.get("/health");
    expect(stranger.status).toBe(503);
    expect(stranger.text).not.toContain(waves.open);

    const kept = pressSubmit(waves.openWave, waves.openLinks[9] as never, "{}");
    const refused = await postBallot(server.url, nextRequest(kept) ?? "");
    expect(refused.status).toBe(503);
    expect((await refused.json()).type).toBe("/problems/ballots-lost");
    expect((await callers.hr.post(`/waves/${waves.open}/close`, {})).status).toBe(200);
    for (const call of [
      callers.hr.get(`/waves/${waves.open}/preview`),
      callers.hr.post(`/waves/${waves.open}/release`, {}),
    ]) {
      const { status, body } = await call;
      expect([status, body.type]).toEqual([409, "/problems/ballots-lost"]);
      expect(body.title).not.toMatch(/nothing was lost/i);
    }
    expect((await callers.hr.get(`/waves/${waves.closed}/preview`)).status).toBe(200);
    expect((await callers.hr.post(`/waves/${waves.closed}/release`, {})).status).toBe(200);
  });

  it("with all of KV, every wave is named, and one of them can be given up", async () => {
    const dataDir = copy();
    rmSync(join(dataDir, "store", "kv"), { recursive: true });
    const { callers, reports } = await start(dataDir);
    expect(reports.join("\n")).toContain(waves.open);
    expect(reports.join("\n")).toContain(waves.closed);
    const given = await callers.hr.post(`/waves/${waves.closed}/destroy`, {});
    expect([given.status, given.body.state]).toEqual([200, "destroyed"]);
    expect((await callers.hr.post(`/waves/${waves.open}/destroy`, {})).status).toBe(409);
  });

  it("with a comment, the start says so", async () => {
    const dataDir = copy();
    rmSync(blobOf(dataDir, `c/${waves.closed}/`));
    const { reports } = await start(dataDir);
    expect(reports).toEqual([expect.stringContaining(`1 × comments of wave ${waves.closed}`)]);
  });
});

it("while the disk is full nothing is said to be kept that is not, and afterwards all goes on", async ({
  skip,
}) => {
  const disk = mount(6000);
  if (disk === null) return skip("This process may not mount a disk.");
  const { server, callers } = await start(copyOf(prepared, join(disk, "data")));
  const fill = spawnSync("dd", ["if=/dev/zero", `of=${join(disk, "fill")}`, "bs=1k"]);
  expect(fill.status).toBe(1);
  const made = await callers.owner.post("/keys", { name: "甲", role: "hr" });
  expect(made.status).toBe(500);
  expect(made.body.title).not.toMatch(/nothing was lost/i);
  const kept = pressSubmit(waves.openWave, waves.openLinks[9] as never, BALLOT);
  // What fits into the pages that are there already is kept even now.
  expect([200, 500]).toContain((await postBallot(server.url, nextRequest(kept) ?? "")).status);
  // Health tries the stores once a second.
  await expect
    .poll(async () => (await callers.nobody.get("/health")).body, { timeout: 5000 })
    .toMatchObject({ ok: false, checks: { keys: "ok", boxWrite: "failed" } });
  rmSync(join(disk, "fill"));
  expect(receiptOn(await answerAll(server.url, kept))).toHaveLength(20);
  await expect
    .poll(async () => (await callers.nobody.get("/health")).status, { timeout: 5000 })
    .toBe(200);
  expect((await callers.hr.post(`/waves/${waves.open}/close`, {})).status).toBe(200);
  expect((await callers.hr.get(`/waves/${waves.open}/preview`)).status).toBe(200);
  const statement = await callers.hr.post(`/waves/${waves.open}/release`, {});
  expect(statement.status).toBe(200);
  const { body } = await callers.hr.get(`/waves/${waves.open}/statement`);
  expect([body.issued, body.counted, body.unreadable]).toEqual([6, 6, 0]);
});
