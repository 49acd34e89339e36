import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { rotateSecret } from "../../scripts/embedded/rotateSecret.ts";
import { makeSecret } from "../../scripts/embedded/secrets.ts";
import { repositoryRoot } from "../../scripts/lib/command.ts";
import { KEY_NAMES, type KeyName } from "../../worker/domain/keys/keyRing.ts";
import { readLinks } from "../support/company.ts";
import {
  answerAll,
  nextRequest,
  postBallot,
  pressSubmit,
  receiptOn,
  takeReply,
} from "../support/phone.ts";
import { solvedChallenge } from "../support/proofOfWork.ts";
import {
  BALLOT,
  copyOf,
  prepareWaves,
  type Started,
  startOn,
  type WavesInFlight,
} from "../support/waveInFlight.ts";

const folder = mkdtempSync(join(tmpdir(), "anwen-rotation-"));
const prepared = join(folder, "prepared");
let waves: WavesInFlight;
const started: Started[] = [];

beforeAll(async () => {
  mkdirSync(prepared);
  waves = await prepareWaves(prepared);
});
afterEach(async () => {
  for (const { server } of started.splice(0)) await server.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let copies = 0;
const copy = () => copyOf(prepared, join(folder, `copy${++copies}`));

async function start(dataDir: string): Promise<Started> {
  const now = await startOn(dataDir);
  started.push(now);
  return now;
}

const secretsOf = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, "secrets.json"), "utf8"));
const writeSecrets = (dataDir: string, secrets: object) =>
  writeFileSync(join(dataDir, "secrets.json"), JSON.stringify(secrets), { mode: 0o600 });
const rotate = (dataDir: string, secret: KeyName | "OWNER_KEY", change = {}) =>
  rotateSecret(dataDir, { secret, isLost: false, isDryRun: false, ...change });

const pressed = (person: number) =>
  pressSubmit(waves.openWave, waves.openLinks[person] as never, BALLOT);
const linksOf = async ({ callers }: Started) =>
  readLinks((await callers.hr.get(`/waves/${waves.open}/invitations`)).text);
const rotationsIn = async ({ callers }: Started) =>
  (await callers.observer.get("/audit-log")).body.items
    .filter(({ action }: { action: string }) => action === "key.rotated")
    .map(({ subject }: { subject: string }) => subject);

/** Closes both waves and counts what was sent. */
async function countedIn({ callers: { hr } }: Started): Promise<number[]> {
  await hr.post(`/waves/${waves.open}/close`, {});
  const counts: number[] = [];
  for (const wave of [waves.closed, waves.open]) {
    expect((await hr.get(`/waves/${wave}/preview`)).status).toBe(200);
    expect((await hr.post(`/waves/${wave}/release`, {})).status).toBe(200);
    counts.push((await hr.get(`/waves/${wave}/statement`)).body.counted);
  }
  return counts;
}

describe("keys that are rotated while a server runs, one after the other,", () => {
  it("leave waves in flight as they are: links, tokens and ballots of before are good", async () => {
    const dataDir = copy();
    const before = secretsOf(dataDir);
    const serving = await start(dataDir);
    const { server, callers } = serving;
    const links = await linksOf(serving);
    for (const [done, name] of KEY_NAMES.entries()) {
      const halfWay = pressed(5 + 2 * done);
      const issued = await postBallot(server.url, nextRequest(halfWay) ?? "");
      const withToken = takeReply(halfWay, await issued.text());
      const proofOfWork = await solvedChallenge(server.url);

      rotate(dataDir, name);
      await server.runJobs();
      expect(serving.reports).toEqual([]);
      const after = secretsOf(dataDir);
      expect(after[name]).not.toBe(before[name]);
      expect(after[`${name}_PREVIOUS`]).toBe(before[name]);
      expect(await rotationsIn(serving)).toEqual(KEY_NAMES.slice(0, done + 1).reverse());
      expect((await callers.nobody.get("/health")).status).toBe(200);
      expect(await linksOf(serving)).toEqual(links);
      for (const kept of [withToken, pressed(6 + 2 * done)]) {
        expect(receiptOn(await answerAll(server.url, kept))).toHaveLength(20);
      }
      const suggestion = { category: "training", text: "多一些时间", proofOfWork };
      expect((await callers.nobody.post("/suggestions", suggestion)).status).toBe(201);
    }
    await server.stop();
    expect(statSync(join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);

    const again = await start(dataDir);
    expect(again.reports).toEqual([]);
    expect(await linksOf(again)).toEqual(links);
    expect(receiptOn(await answerAll(again.server.url, pressed(11)))).toHaveLength(20);
    expect(await rotationsIn(again)).toHaveLength(KEY_NAMES.length);
    expect(await countedIn(again)).toEqual([15, 12]);
    await again.server.stop();

    // A store of afterwards beside a key of before.
    const after = secretsOf(dataDir);
    for (const name of KEY_NAMES) {
      const { [`${name}_PREVIOUS`]: _known, ...kept } = after;
      writeSecrets(dataDir, { ...kept, [name]: before[name] });
      await expect(start(dataDir)).rejects.toThrow(new RegExp(`${name} .* is not the key`));
    }
  });
});

describe("a rotation", () => {
  it("of SEAL_KEY seals the waves in flight anew, so that the key before is needed no more", async () => {
    const dataDir = copy();
    rotate(dataDir, "SEAL_KEY");
    const { server } = await start(dataDir);
    await server.runJobs();
    await server.stop();
    const { SEAL_KEY_PREVIOUS: _dropped, ...kept } = secretsOf(dataDir);
    writeSecrets(dataDir, kept);
    const again = await start(dataDir);
    expect(again.reports).toEqual([]);
    expect(await countedIn(again)).toEqual([15, 5]);
  });

  it("of CODE_KEY: without the key before, no link is made that nobody accepts", async () => {
    const dataDir = copy();
    rotate(dataDir, "CODE_KEY");
    const { server } = await start(dataDir);
    await server.stop();
    const { CODE_KEY_PREVIOUS: _dropped, ...kept } = secretsOf(dataDir);
    writeSecrets(dataDir, kept);
    const again = await start(dataDir);
    const { status, body } = await again.callers.hr.get(`/waves/${waves.open}/invitations`);
    expect([status, body.type]).toEqual([409, "/problems/links-lost"]);
    expect(receiptOn(await answerAll(again.server.url, pressed(5)))).toHaveLength(20);
  });

  it("that no server has taken up is not done again, and one after it keeps both keys", async () => {
    const dataDir = copy();
    const first = secretsOf(dataDir).SEAL_KEY;
    // What a kill left while the file was being written.
    writeFileSync(join(dataDir, "secrets.json.new"), '{"SEAL');
    rotate(dataDir, "SEAL_KEY");
    const second = secretsOf(dataDir);
    expect(rotate(dataDir, "SEAL_KEY")).toMatch(/rotated already/);
    expect(secretsOf(dataDir)).toEqual(second);
    await (await start(dataDir)).server.stop();
    rotate(dataDir, "SEAL_KEY");
    expect(secretsOf(dataDir).SEAL_KEY_PREVIOUS).toBe(`${second.SEAL_KEY},${first}`);
    const last = await start(dataDir);
    expect(await rotationsIn(last)).toEqual(["SEAL_KEY", "SEAL_KEY"]);
    expect(await countedIn(last)).toEqual([15, 5]);
  });

  it("of OWNER_KEY makes a new one, also where it was lost", async () => {
    const dataDir = copy();
    rmSync(join(dataDir, "owner.key"));
    rotate(dataDir, "OWNER_KEY");
    const { callers } = await start(dataDir);
    expect((await callers.owner.get("/accounts")).status).toBe(200);
  });

  it("of a lost key goes on without what only that opened, and says what that is", async () => {
    const dataDir = copy();
    expect(() => rotate(dataDir, "SEAL_KEY", { isLost: true })).toThrow(/is not lost/);
    rmSync(join(dataDir, "secrets.json"));
    for (const name of KEY_NAMES) {
      await expect(start(dataDir)).rejects.toThrow(/missing/);
      rotate(dataDir, name, { isLost: true });
    }
    const { server, callers, reports } = await start(dataDir);
    expect(reports).toHaveLength(2);
    expect((await postBallot(server.url, nextRequest(pressed(9)) ?? "")).status).toBe(503);
    await callers.hr.post(`/waves/${waves.open}/close`, {});
    for (const wave of [waves.closed, waves.open]) {
      expect((await callers.hr.post(`/waves/${wave}/destroy`, {})).status).toBe(200);
    }
    await expect
      .poll(async () => (await callers.nobody.get("/health")).status, { timeout: 5000 })
      .toBe(200);
  });

  it("is refused for keys that do not fit, and changes nothing in a dry run", async () => {
    const dataDir = copy();
    const before = secretsOf(dataDir);
    expect(rotate(dataDir, "CODE_KEY", { isDryRun: true })).toMatch(/nothing is changed/);
    expect(secretsOf(dataDir)).toEqual(before);
    writeSecrets(dataDir, { ...before, CODE_KEY: makeSecret() });
    expect(() => rotate(dataDir, "CODE_KEY")).toThrow(/is not the key/);
    expect(() => rotate(join(folder, "nothing"), "CODE_KEY")).toThrow(/holds no data/);
  });

  it("by the command says in one line what it did, and ends with 1 where it did not", () => {
    const dataDir = copy();
    const run = (...parameters: string[]) =>
      spawnSync(
        process.execPath,
        ["--no-warnings", join(repositoryRoot, "scripts", "rotate.ts"), ...parameters],
        { encoding: "utf8", timeout: 20_000 },
      );
    const done = run("--data", dataDir, "--secret", "AUTH_SECRET");
    expect([done.status, done.stdout.split("\n").length, done.stderr]).toEqual([0, 2, ""]);
    expect(done.stdout).not.toContain(secretsOf(dataDir).AUTH_SECRET);
    const refused = run("--data", dataDir, "--secret", "KEY");
    expect([refused.status, refused.stdout]).toEqual([1, ""]);
  });
});
