import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sendBallot } from "../../scripts/demo/sendBallot.ts";
import { type Embedded, startEmbedded } from "../../scripts/embedded/startEmbedded.ts";
import {
  type Callers,
  launchedWave,
  makeCallers,
  makeWave,
  readLinks,
} from "../support/company.ts";
import { type BoxEntry, type DatabaseDump, openStore } from "../support/openStore.ts";
import { readPublicWave } from "../support/phone.ts";
import { startServer, type TestServer } from "../support/server.ts";

const CLOCK = "2026-03-02";
const PEOPLE = { 总部: 3, "总部/华东区": 6, "总部/华南区": 6 };
const folder = mkdtempSync(join(tmpdir(), "anwen-destroyed-"));
/** One wave closed with 15 ballots and comments, one open with 5. Each test works on a copy. */
const prepared = join(folder, "prepared");

let wave: string;
let otherWave: string;
let database: DatabaseDump;
let box: readonly BoxEntry[];
/** Everything about the answers and invitations of the wave, by kind, as it stands in the files. */
let remnants: Readonly<Record<string, readonly (string | Buffer)[]>>;
let valueNames: readonly string[];

async function answerAll(base: string, callers: Callers, id: string, from: number, to: number) {
  const { manifest } = await readPublicWave(callers.nobody, id);
  const links = readLinks((await callers.hr.get(`/waves/${id}/invitations`)).text);
  for (const [i, { link }] of links.slice(from, to).entries()) {
    const [code = "", group = ""] = (link.split("#")[1] ?? "").split(".");
    const publicKey = manifest.groups.find((each) => each.id === group)?.publicKey ?? "";
    const { requestBytes } = manifest;
    await sendBallot(
      { base, wave: id, code, group, publicKey, requestBytes },
      JSON.stringify({
        version: "1.0.0",
        answers: { "SAT-G1": 1 + (i % 5) },
        comments: { "SAT-O1": `第${i}条意见`, "SAT-O2": `第${i}条建议` },
      }),
    );
  }
}

async function dump(dataDir: string): Promise<[DatabaseDump, BoxEntry[]]> {
  const store = await openStore(dataDir);
  try {
    return [store.dumpDatabase(), await store.listBox()];
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  mkdirSync(join(prepared, "store"), { recursive: true });
  for (const path of [prepared, join(prepared, "store")]) chmodSync(path, 0o755);
  const server = await startServer({ dataDir: prepared, clock: CLOCK });
  const callers = await makeCallers(server);
  const settings = await callers.owner.put("/settings", { retention: { holdDays: 0 } });
  expect(settings.status).toBe(200);
  ({ id: wave } = await launchedWave(callers, {}, PEOPLE));
  const root = (await callers.hr.get("/units")).body.items[0].id;
  otherWave = (await callers.hr.post("/waves", makeWave({ units: [root] }))).body.id;
  expect((await callers.hr.post(`/waves/${otherWave}/launch`, {})).status).toBe(200);
  await answerAll(server.base, callers, wave, 0, 15);
  await answerAll(server.base, callers, otherWave, 0, 5);
  expect((await callers.hr.post(`/waves/${wave}/close`, {})).status).toBe(200);
  await server.stop();

  [database, box] = await dump(prepared);
  const entries = box.filter(({ name }) => name.split("/")[1] === wave);
  const ofKind = (kind: string) => entries.filter(({ name }) => name.startsWith(kind));
  const invitations = (database.invitation ?? []).filter((row) => row.wave === wave);
  const bytes = (hex: unknown) => Buffer.from(String(hex), "hex");
  remnants = {
    "KV keys": [`b/${wave}/`, `c/${wave}/`, `s/${wave}`],
    nullifiers: ofKind("b/").map(({ name }) => name.split("/")[2] ?? ""),
    "comment keys": ofKind("c/").map(({ name }) => name.split("/")[2] ?? ""),
    "sealed ballots": ofKind("b/").map(({ metadata }) => (metadata as { c: string }).c),
    "sealed comments and the seed": [...ofKind("c/"), ...ofKind("s/")].map(({ value }) => value),
    "code hashes": invitations.map((row) => bytes(row.code_hash)),
    "blinded points": invitations.map((row) => bytes(row.blinded)),
    "invited people": invitations.map((row) => `${wave}${row.group_id}${row.person_id}`),
  };
  valueNames = [...readStore(prepared).keys()].filter((path) => path.includes("/blobs/"));
}, 120_000);

/** Servers of the present test, which may fail before it stops them. */
const started: TestServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function serve(dataDir: string): Promise<TestServer> {
  const server = await startServer({ dataDir });
  started.push(server);
  return server;
}

function copyPrepared(name: string): string {
  const dataDir = join(folder, name);
  cpSync(prepared, dataDir, { recursive: true });
  return dataDir;
}

/** All files of the store by their path, free pages and logs included. */
function readStore(dataDir: string): Map<string, Buffer> {
  return new Map(
    readdirSync(join(dataDir, "store"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path)]),
  );
}

/** How many remnants of each kind the files of the store hold; kinds without any left out. */
function countRemnants(dataDir: string): Record<string, number> {
  const files = [...readStore(dataDir).values()];
  const counts = Object.entries(remnants).map(([kind, needles]): [string, number] => [
    kind,
    needles.filter((needle) => files.some((file) => file.includes(needle))).length,
  ]);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Releases the closed wave; with a hold of no days it may be destroyed from then on. */
async function release({ hr }: Callers): Promise<void> {
  expect((await hr.get(`/waves/${wave}/preview`)).status).toBe(200);
  expect((await hr.post(`/waves/${wave}/release`, {})).status).toBe(200);
}

async function destroy(server: Pick<TestServer, "base" | "ownerKey">): Promise<void> {
  const callers = await makeCallers(server);
  await release(callers);
  const destroyed = await callers.hr.post(`/waves/${wave}/destroy`, {});
  expect([destroyed.status, destroyed.body.state]).toEqual([200, "destroyed"]);
}

/** What is left of the destroyed wave: nothing but what was released. The rest is as it was. */
async function expectRewritten(dataDir: string): Promise<void> {
  expect(countRemnants(dataDir)).toEqual({});
  const paths = [...readStore(dataDir).keys()].map((path) => basename(path));
  const ofOther = box.filter(({ name }) => name.split("/")[1] === otherWave);
  expect(paths.filter((name) => valueNames.some((old) => basename(old) === name))).toHaveLength(
    ofOther.length,
  );
  const [left, leftBox] = await dump(dataDir);
  // Beside the release, the numbers of people that an audit of it needs (ADR 0015).
  expect(leftBox.filter(({ name }) => name !== `a/${wave}`)).toEqual(ofOther);
  const counts = leftBox.find(({ name }) => name === `a/${wave}`);
  expect(Object.keys(JSON.parse(counts?.value ?? "{}")).sort()).toEqual([
    "baseCells",
    "dimensions",
    "tree",
  ]);
  expect(left.invitation).toEqual(database.invitation?.filter((row) => row.wave === otherWave));
  expect(left.person).toEqual(database.person);
  expect(left.release_receipt).toHaveLength(15);
  expect(left.release_statement).toHaveLength(1);
}

describe("the files of a store", () => {
  it("hold every kind of remnant before destroy, so that the search can find it", () => {
    expect(countRemnants(prepared)).toEqual({
      "KV keys": 3,
      nullifiers: 15,
      "comment keys": 30,
      "sealed ballots": 15,
      "sealed comments and the seed": 31,
      "code hashes": 15,
      "blinded points": 15,
      "invited people": 15,
    });
    expect(valueNames.length).toBeGreaterThanOrEqual(46);
  });

  it("lie in folders for their owner alone, even where the folder was there before", () => {
    for (const path of [prepared, join(prepared, "store")]) {
      expect(statSync(path).mode & 0o777).toBe(0o700);
    }
  });

  it("are not rewritten while nothing was destroyed", () => {
    expect(existsSync(join(prepared, "rewritten.json"))).toBe(false);
  });
});

describe("after a wave was destroyed, its files hold nothing of it", () => {
  it("once the server has stopped", async () => {
    const dataDir = copyPrepared("stopped");
    const server = await serve(dataDir);
    await destroy(server);
    // Deleting alone leaves them in free pages and logs.
    expect(Object.keys(countRemnants(dataDir))).toEqual(
      expect.arrayContaining(["KV keys", "nullifiers", "sealed ballots", "invited people"]),
    );
    await server.stop();
    expect(server.stderr()).toBe("");
    await expectRewritten(dataDir);
  });

  it("once a server that was killed has started again, value files without a row included", async () => {
    const dataDir = copyPrepared("killed");
    const killed = await serve(dataDir);
    await destroy(killed);
    await killed.kill();
    expect(countRemnants(dataDir)).toHaveProperty("nullifiers");
    // As if it had been killed between deleting a row and deleting its value.
    const orphan = valueNames.find((path) => readFileSync(path).length > 1000) ?? "";
    const orphanPath = join(dataDir, orphan.slice(prepared.length));
    if (!existsSync(orphanPath)) writeFileSync(orphanPath, readFileSync(orphan));
    const again = await serve(dataDir);
    expect(countRemnants(dataDir)).toEqual({});
    await again.stop();
    expect(again.stderr()).toBe("");
    await expectRewritten(dataDir);
  });
});

describe("while the server runs", () => {
  let dataDir: string;
  let embedded: Embedded;
  let callers: Callers;
  const reports: string[] = [];
  const start = async (name: string) => {
    dataDir = copyPrepared(name);
    embedded = await startEmbedded({ dataDir, port: 0, report: (line) => reports.push(line) });
    const ownerKey = readFileSync(join(dataDir, "owner.key"), "utf8").trim();
    const server = { base: embedded.url, ownerKey };
    callers = await makeCallers(server);
    return server;
  };
  const runtimeOf = () => JSON.parse(readFileSync(join(dataDir, "server.lock"), "utf8")).workerd;

  it("the due jobs destroy a wave whose hold is over, and its files hold nothing of it", async () => {
    await start("due");
    try {
      await embedded.runJobs();
      const before = runtimeOf();
      await release(callers);
      expect(countRemnants(dataDir)).toHaveProperty("nullifiers");
      await embedded.runJobs();
      expect((await callers.hr.get(`/waves/${wave}`)).body.state).toBe("destroyed");
      expect(countRemnants(dataDir)).toEqual({});
      const after = runtimeOf();
      expect(after).not.toEqual(before);
      // Once is enough: the next minute leaves the runtime alone.
      await embedded.runJobs();
      expect(runtimeOf()).toEqual(after);
      await answerAll(embedded.url, callers, otherWave, 5, 7);
    } finally {
      await embedded.stop();
    }
    expect(reports).toEqual([]);
  });

  it("a wave destroyed by hand is gone from the files after the next due jobs", async () => {
    const server = await start("byHand");
    try {
      await destroy(server);
      expect(countRemnants(dataDir)).toHaveProperty("nullifiers");
      await embedded.runJobs();
      expect(countRemnants(dataDir)).toEqual({});
      expect((await fetch(`${embedded.url}/api/health`)).status).toBe(200);
    } finally {
      await embedded.stop();
    }
    expect(reports).toEqual([]);
    await expectRewritten(dataDir);
    expect(existsSync(join(dataDir, "server.lock"))).toBe(false);
  });

  it("a signal after a pause still stops the server cleanly", async () => {
    const served = copyPrepared("signal");
    const first = await serve(served);
    await release(await makeCallers(first));
    await first.kill();
    // The first due jobs of this one, right after it is ready, destroy the wave.
    const server = await serve(served);
    await expect
      .poll(() => existsSync(join(served, "rewritten.json")), { timeout: 20_000 })
      .toBe(true);
    await expect
      .poll(async () => (await fetch(`${server.base}/api/health`).catch(() => null))?.status, {
        timeout: 20_000,
      })
      .toBe(200);
    expect(countRemnants(served)).toEqual({});
    await server.stop();
    expect(server.stderr()).toBe("");
    expect(existsSync(join(served, "server.lock"))).toBe(false);
  });
});
