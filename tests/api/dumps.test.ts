import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, type LinkRow, launchedWave, makeCallers } from "../support/company.ts";
import { type BoxEntry, type DatabaseDump, openStore } from "../support/openStore.ts";
import {
  answerAll,
  type PublicWave,
  pressSubmit,
  readPublicWave,
  receiptOn,
} from "../support/phone.ts";
import { solvedChallenge } from "../support/proofOfWork.ts";
import { startServer, type TestServer } from "../support/server.ts";

const CLOCK = "2026-03-02";
const USER_AGENT = "AnwenDumpProbe/7.31 (Phone; zh-CN)";
const ADDRESS = "198.51.100.217";
const dataDir = mkdtempSync(join(tmpdir(), "anwen-dumps-"));

let server: TestServer;
let wave: string;
let publicWave: PublicWave;
let links: LinkRow[];
let database: DatabaseDump;
let listing: readonly BoxEntry[];
/** The same after release, when comments that may be shown have moved to D1. */
let releasedDatabase: DatabaseDump;
let releasedListing: readonly BoxEntry[];
const ballots: { text: string; comments: string[] }[] = [];
/** Texts that no release shows: too few of this question. */
const secretComments: string[] = [];
const kept: string[] = [];
const suggestion = {
  ...{ category: "environment", text: "请把走廊的灯换亮一点" },
  submitter: { name: "走廊尽头的人", contact: "内线 48213" },
};
const message = "尤其是东头那一段";
let followUpCode: string;

async function dump(): Promise<[DatabaseDump, BoxEntry[]]> {
  await server.stop();
  const store = await openStore(dataDir);
  const found: [DatabaseDump, BoxEntry[]] = [store.dumpDatabase(), await store.listBox()];
  await store.close();
  return found;
}

const probe = {
  "user-agent": USER_AGENT,
  "accept-language": "x-klingon",
  "x-forwarded-for": ADDRESS,
  "x-real-ip": ADDRESS,
  "cf-connecting-ip": ADDRESS,
};

/** A named suggestion, a message under its code, and a decision. */
async function useSuggestionBox(callers: Callers): Promise<void> {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${server.base}/api${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...probe },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const proofOfWork = await solvedChallenge(server.base);
  ({ code: followUpCode } = await post("/suggestions", { ...suggestion, proofOfWork }));
  await post("/suggestions/followup/reply", { code: followUpCode, text: message });
  const [{ id }] = (await callers.hr.get("/suggestions")).body.items;
  const decision = { status: "rejected", answer: "灯已经报修。", revision: 0 };
  expect((await callers.hr.post(`/suggestions/${id}/decision`, decision)).status).toBe(200);
}

beforeAll(async () => {
  server = await startServer({ dataDir, clock: CLOCK });
  let callers = await makeCallers(server);
  await useSuggestionBox(callers);
  ({ id: wave, links } = await launchedWave(callers));
  publicWave = await readPublicWave(callers.nobody, wave);
  const scales = publicWave.definition.items.filter(({ kind }) => kind === "scale5");
  for (const [i, row] of links.entries()) {
    // A pattern of its own for each person, so that it would be found wherever it stood.
    const answers = Object.fromEntries(
      scales.map(({ id }, at) => [id, 1 + (Math.floor((i + 1) * 7919 * 1.37 ** at) % 5)]),
    );
    const comments: Record<string, string> = { "SAT-O1": `保持晨会，第${i}号心声` };
    if (i < 3) comments["SAT-O2"] = `绝不公开的话${i}，请改食堂`;
    secretComments.push(...Object.values(comments).slice(1));
    const text = JSON.stringify({ version: "1.0.0", answers, comments });
    ballots.push({ text, comments: Object.values(comments) });
    kept.push(await answerAll(server.base, pressSubmit(publicWave, row, text), probe));
  }
  await callers.hr.post(`/waves/${wave}/close`, {});
  [database, listing] = await dump();
  server = await startServer({ dataDir, clock: CLOCK });
  callers = await makeCallers(server);
  expect((await callers.hr.get(`/waves/${wave}/preview`)).status).toBe(200);
  expect((await callers.hr.post(`/waves/${wave}/release`, {})).status).toBe(200);
  [releasedDatabase, releasedListing] = await dump();
}, 120_000);

afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A text in every form in which somebody might have stored it. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    text,
    text.toLowerCase(),
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    bytes.toString("hex"),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
  ];
}

/** Which of the needles stand anywhere in a dump, in any form. */
function findIn(haystack: string, needles: readonly string[]): string[] {
  return needles.filter((needle) => formsOf(needle).some((form) => haystack.includes(form)));
}

const without = (dump: DatabaseDump, ...tables: string[]): DatabaseDump =>
  Object.fromEntries(Object.entries(dump).filter(([table]) => !tables.includes(table)));

/** All files of the data folder, byte for byte, pages that SQLite has freed included. */
function readFiles(): Buffer[] {
  const folder = join(dataDir, "store");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));
}

/** Every form of every code that opens something: of invitations, and the suggestion's. */
const codes = () =>
  [...links.map(({ code }) => code), followUpCode].flatMap((code) => {
    const bare = code.replaceAll("-", "");
    return [code, bare, bare.match(/.{4}/g)?.join("-") ?? bare];
  });

describe("a dump of everything stored about a wave", () => {
  it("is one of a whole wave, so that there is something to find", () => {
    expect(kept.map(receiptOn).every((receipt) => receipt.length === 20)).toBe(true);
    expect(database.invitation?.filter(({ blinded }) => blinded !== null)).toHaveLength(40);
    expect(listing.filter(({ name }) => name.startsWith("b/"))).toHaveLength(40);
    expect(listing.filter(({ name }) => name.startsWith("c/"))).toHaveLength(43);
    expect(releasedDatabase.release_comment).toHaveLength(40);
    expect(releasedDatabase.release_receipt).toHaveLength(40);
    // The search itself finds what is there: a name on the roster, a published comment.
    expect(findIn(JSON.stringify(database), ["某人1-3"])).toHaveLength(1);
    expect(findIn(JSON.stringify(releasedDatabase), [ballots[0]?.comments[0] ?? ""])).toHaveLength(
      1,
    );
  });

  it("holds no code in any form, of an invitation or a suggestion", () => {
    for (const dumped of [database, listing, releasedDatabase, releasedListing]) {
      expect(findIn(JSON.stringify(dumped), codes())).toEqual([]);
    }
    for (const file of readFiles())
      expect(codes().filter((code) => file.includes(code))).toEqual([]);
  });

  it("holds no comment but the published ones, and those nowhere else", () => {
    const all = ballots.flatMap(({ comments }) => comments);
    expect(findIn(JSON.stringify([database, listing, releasedListing]), all)).toEqual([]);
    expect(findIn(JSON.stringify(without(releasedDatabase, "release_comment")), all)).toEqual([]);
    expect(findIn(JSON.stringify(releasedDatabase), secretComments)).toEqual([]);
    const published = releasedDatabase.release_comment?.map(({ body }) => String(body)) ?? [];
    expect(published.toSorted()).toEqual(all.filter((t) => !secretComments.includes(t)).toSorted());
    for (const file of readFiles()) {
      expect(secretComments.filter((text) => file.includes(text))).toEqual([]);
    }
  });

  it("holds the words of a suggestion beside a day only, and nowhere else", () => {
    const [row] = database.suggestion ?? [];
    expect(row).toMatchObject({ body: suggestion.text, received_on: CLOCK });
    expect(
      Object.keys(row ?? {}).filter((column) => /time|_ms|_at|address|agent/.test(column)),
    ).toEqual([]);
    const words = [suggestion.text, ...Object.values(suggestion.submitter), message];
    const elsewhere = without(database, "suggestion", "suggestion_message");
    expect(findIn(JSON.stringify([elsewhere, listing]), words)).toEqual([]);
    expect(findIn(JSON.stringify(database), words)).toEqual(words);
  });

  it("holds nobody's answers, neither as sent nor packed", () => {
    const patterns = ballots.flatMap(({ text }) => {
      const { answers } = JSON.parse(text) as { answers: Record<string, number> };
      const packed = Buffer.from(Object.values(answers)).toString("hex");
      return [JSON.stringify(answers).slice(1, -1), Object.values(answers).join(","), packed];
    });
    for (const dumped of [database, listing, releasedDatabase, releasedListing]) {
      const text = JSON.stringify(dumped);
      expect(patterns.filter((pattern) => text.includes(pattern))).toEqual([]);
    }
    const files = readFiles();
    for (const { text } of ballots) {
      const { answers } = JSON.parse(text) as { answers: Record<string, number> };
      const packed = Buffer.from(Object.values(answers));
      expect(files.filter((file) => file.includes(packed))).toEqual([]);
    }
  });

  it("holds no nullifier, nonce or token in D1", () => {
    const text = JSON.stringify([database, releasedDatabase]);
    const names = listing.map(({ name }) => name.split("/")[2] ?? "").filter((name) => name !== "");
    const secrets = kept.flatMap((state) => {
      const { token, exchange } = JSON.parse(state) as {
        token: string;
        exchange: { nonce: string; blind: string };
      };
      return [token, exchange.nonce, exchange.blind].flatMap((value) => [
        value,
        Buffer.from(value, "base64url").toString("hex"),
      ]);
    });
    expect([...names, ...secrets].filter((secret) => text.includes(secret))).toEqual([]);
  });

  it("holds a time only in the columns that are about administration", () => {
    const administrative =
      /^(audit_log\.at_ms|wave\.[a-z_]+_ms|clock\.offset_ms|d1_migrations\.applied_at)$/;
    const timed = new Set<string>();
    for (const dumped of [database, releasedDatabase]) {
      for (const [table, rows] of Object.entries(dumped)) {
        for (const row of rows) {
          for (const [column, value] of Object.entries(row)) {
            if (holdsTime(value)) timed.add(`${table}.${column}`);
          }
        }
      }
    }
    expect([...timed].filter((column) => !administrative.test(column))).toEqual([]);
    // The search finds those that are allowed, and no table about answering has such a column.
    expect(timed).toContain("audit_log.at_ms");
    expect(Object.keys(database.invitation?.[0] ?? {})).toEqual([
      "code_hash",
      "wave",
      "group_id",
      "person_id",
      "blinded",
    ]);
    for (const { name, metadata, value } of [...listing, ...releasedListing]) {
      expect([name, metadata, value].filter(holdsTime)).toEqual([]);
    }
  });

  it("says nothing about the device or the address that an answer came from", () => {
    const needles = [USER_AGENT, "AnwenDumpProbe", "x-klingon", ADDRESS, "127.0.0.1"];
    for (const dumped of [database, listing, releasedDatabase, releasedListing]) {
      expect(findIn(JSON.stringify(dumped), needles)).toEqual([]);
    }
    for (const file of readFiles()) {
      expect(needles.slice(0, 4).filter((needle) => file.includes(needle))).toEqual([]);
    }
  });

  it("has only ballots, comments and seeds in KV, each kind of one size and one expiry", () => {
    // With the release come the numbers of people that its audit needs, which stay like it.
    const counts = releasedListing.filter(({ name }) => /^a\/[0-9a-f-]{36}$/.test(name));
    expect(counts).toHaveLength(1);
    const ofBallots = releasedListing.filter((entry) => !counts.includes(entry));
    for (const entries of [listing, ofBallots]) {
      for (const { name } of entries) {
        expect(name).toMatch(/^([bc]\/[0-9a-f-]{36}\/[0-9a-f]{64}|s\/[0-9a-f-]{36})$/);
      }
      const shapesOf = (kind: string) =>
        entries
          .filter(({ name }) => name.startsWith(kind))
          .map(({ metadata, value }) => [JSON.stringify(metadata ?? null).length, value.length]);
      for (const kind of ["b/", "c/", "s/"]) {
        expect(new Set(shapesOf(kind).map(String)).size, kind).toBe(1);
      }
      expect(new Set(entries.map(({ expiration }) => expiration)).size).toBe(1);
      for (const { name, metadata, value } of entries) {
        if (!name.startsWith("b/")) continue;
        expect(Object.keys(metadata as object)).toEqual(["c"]);
        expect(JSON.stringify(metadata).length).toBeLessThanOrEqual(1024);
        expect(value).toBe("");
      }
    }
  });

  it("leaves nothing in what the server wrote to its terminal", () => {
    expect(server.stdout()).toBe(`ready ${server.base}\n`);
    expect(server.stderr()).toBe("");
  });
});

/** A time of day in ISO form, or epoch milliseconds, seconds or microseconds of this century. */
function holdsTime(value: unknown): boolean {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
  if (/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text) || /\b\d{2}:\d{2}:\d{2}\b/.test(text)) {
    return true;
  }
  return (text.match(/(?<![0-9a-zA-Z_-])\d{10,16}(?![0-9a-zA-Z_-])/g) ?? []).some((digits) => {
    const seconds = Number(digits) / (digits.length >= 16 ? 1e6 : digits.length >= 13 ? 1e3 : 1);
    return seconds > 946_684_800 && seconds < 4_102_444_800;
  });
}
