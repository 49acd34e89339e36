import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerSurvey } from "../../scripts/demo/answerSurvey.ts";
import { seededRandom } from "../../scripts/demo/random.ts";
import { commentKeyOf, nullifierOf } from "../../worker/domain/tokens/ballotToken.ts";
import { type Callers, launchedWave, makeCallers } from "../support/company.ts";
import {
  type Answered,
  BALLOT_STRATEGIES,
  COMMENT_STRATEGIES,
  chanceOfMatches,
  countMatches,
  type View,
} from "../support/linkageAttack.ts";
import { openBox } from "../support/openBox.ts";
import { type DatabaseDump, type OpenStore, startWithOpenStore } from "../support/openStore.ts";
import { answerAll, pressSubmit, readPublicWave, tokenOn } from "../support/phone.ts";

const isLong = process.env.LONG === "1";
const WAVES = isLong ? 20 : 4;
const PEOPLE = isLong ? 200 : 50;
/** Blind guessing passes this bound by accident once in a million runs, per way of guessing. */
const ACCIDENT = 1e-6;

const secret = (byte: number) => Buffer.alloc(32, byte).toString("base64url");
const SEAL_KEY = secret(1);
const ownerKey = secret(4);
let store: OpenStore;
let callers: Callers;

beforeAll(async () => {
  store = await startWithOpenStore({
    EMBEDDED: "1",
    CLOCK: "2026-03-02",
    SEAL_KEY,
    CODE_KEY: secret(2),
    AUTH_SECRET: secret(3),
    OWNER_KEY: ownerKey,
    SUBMIT_GRACE_SECONDS: "0",
    KV_SETTLE_SECONDS: "0",
  });
  callers = await makeCallers({ base: store.base, ownerKey });
});
afterAll(() => store.close());

/** What a wave leaves behind, and the truth that only the phones know. */
interface Played {
  readonly view: View;
  /** Names of ballots and comments, in the order of answering. */
  readonly ballots: readonly string[];
  readonly comments: readonly string[];
  /** Names of new ballots in KV after each answer: what polling sees. */
  readonly polled: readonly (readonly string[])[];
}

/**
 * One wave from launch to release, answered in a seeded order, everybody with a comment. D1 is
 * dumped after every accepted call.
 */
async function play(
  seed: number,
  people: number,
  options: { polls?: boolean; nonceOf?: (code: string) => Uint8Array } = {},
): Promise<Played> {
  const random = seededRandom(seed);
  const { id, links } = await launchedWave(callers, {}, { 总部: people });
  const publicWave = await readPublicWave(callers.nobody, id);
  const group = publicWave.manifest.groups[0]?.id ?? "";
  expect(publicWave.manifest.groups).toHaveLength(1);
  const order = links
    .map((row) => ({ row, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
  const ballots: string[] = [];
  const comments: string[] = [];
  const polled: string[][] = [];
  const answered: Answered[] = [];
  const seen = new Set<string>();
  let before = store.dumpDatabase();
  for (const [i, row] of order.entries()) {
    const ballot = JSON.parse(answerSurvey(publicWave.definition, random, random()));
    ballot.comments = { "SAT-O1": `第${i}位：${random()}` };
    const start = pressSubmit(
      publicWave,
      row,
      JSON.stringify(ballot),
      options.nonceOf?.(row.code.replaceAll("-", "")),
    );
    const states: DatabaseDump[] = [];
    const end = await answerAll(store.base, start, {}, async () => {
      states.push(store.dumpDatabase());
    });
    const changes = states.map((after, call) => changedRows(states[call - 1] ?? before, after));
    // All that D1 ever learns of an answering: issue marks one invitation, submit changes nothing.
    expect(changes.map((rows) => rows.length)).toEqual([1, 0]);
    const [[table, changed] = ["", {}]] = changes[0] ?? [];
    expect([table, changed.person_id]).toEqual(["invitation", row.personId]);
    before = states.at(-1) ?? before;
    answered.push({
      code: row.code.replaceAll("-", ""),
      personId: String(changed.person_id),
      blinded: String(changed.blinded),
    });
    const token = tokenOn(end);
    ballots.push(`b/${id}/${Buffer.from(nullifierOf(token)).toString("hex")}`);
    comments.push(`c/${id}/${Buffer.from(commentKeyOf(token, "SAT-O1")).toString("hex")}`);
    if (options.polls) {
      const names = await store.listNames(`b/${id}/`);
      polled.push(names.filter((name) => !seen.has(name)));
      for (const name of names) seen.add(name);
    }
  }
  for (const step of ["close", "release"]) {
    expect((await callers.hr.post(`/waves/${id}/${step}`, {})).status).toBe(200);
  }
  const listing = await store.listBox(id);
  const dump = store.dumpDatabase();
  const database = Object.fromEntries(
    Object.entries(dump).map(([table, rows]) => [
      table,
      rows.filter((row) => row.wave === undefined || row.wave === id),
    ]),
  );
  const box = openBox(listing, SEAL_KEY, id, publicWave.definition);
  expect(box.ballots).toHaveLength(people);
  expect(database.release_comment).toHaveLength(people);
  const view = { wave: id, group, order: answered, database, listing, box };
  return { view, ballots, comments, polled };
}

/** Rows that are new or changed, with their table; nothing may go away. */
function changedRows(before: DatabaseDump, after: DatabaseDump) {
  return Object.entries(after).flatMap(([table, rows]) => {
    if (JSON.stringify(rows) === JSON.stringify(before[table])) return [];
    const old = new Set((before[table] ?? []).map((row) => JSON.stringify(row)));
    expect(rows.length, table).toBeGreaterThanOrEqual(old.size);
    return rows
      .filter((row) => !old.has(JSON.stringify(row)))
      .map((row) => [table, row] as [string, Record<string, unknown>]);
  });
}

describe("somebody with all states of D1, all secrets, the order of answering and KV after close", () => {
  it(`matches people with ballots no better than by chance, in ${WAVES} waves of ${PEOPLE}`, async () => {
    const matches = new Map<string, number>();
    const score = async (name: string, found: number) => {
      matches.set(name, (matches.get(name) ?? 0) + found);
      // Guessing is long work: connections that ended meanwhile are noticed in between.
      await sleep(1);
    };
    for (let wave = 0; wave < WAVES; wave++) {
      const { view, ballots, comments } = await play(1000 + wave, PEOPLE);
      for (const [name, guess] of Object.entries(BALLOT_STRATEGIES)) {
        await score(`ballots: ${name}`, countMatches(guess(view), ballots));
      }
      for (const [name, guess] of Object.entries(COMMENT_STRATEGIES)) {
        await score(`comments: ${name}`, countMatches(guess(view), comments));
      }
      const lengths = (kind: string) =>
        view.listing
          .filter(({ name }) => name.startsWith(kind))
          .map(({ metadata, value, expiration }) =>
            JSON.stringify([JSON.stringify(metadata ?? null).length, value.length, expiration]),
          );
      expect(new Set(lengths("b/")).size, "ballots look alike").toBe(1);
      expect(new Set(lengths("c/")).size, "comments look alike").toBe(1);
    }
    const better = [...matches].filter(([, found]) => chanceOfMatches(WAVES, found) < ACCIDENT);
    if (isLong) console.log(JSON.stringify(Object.fromEntries(matches), null, 1));
    expect(better).toEqual([]);
  }, 1_800_000);
});

describe("the same attacker wins where the promise does not hold, so that the test can fail:", () => {
  it("polling KV during the wave links everybody", async () => {
    const { polled, ballots } = await play(7, 30, { polls: true });
    const guess = polled.map(([name]) => name);
    expect(countMatches(guess, ballots)).toBe(30);
    expect(chanceOfMatches(1, 30)).toBeLessThan(ACCIDENT);
  });

  it("phones that compute their nonce from the code give everybody away", async () => {
    const nonceOf = (code: string) => new Uint8Array(createHash("sha256").update(code).digest());
    const { view, ballots } = await play(8, 30, { nonceOf });
    const guess = BALLOT_STRATEGIES["nonce computed from the code"]?.(view) ?? [];
    expect(countMatches(guess, ballots)).toBe(30);
  });

  it("a box that lists in order of arrival gives everybody away", async () => {
    const { view, ballots } = await play(9, 30);
    const arrival = new Map(ballots.map((name, at) => [name, at]));
    const listing = view.listing.toSorted(
      (a, b) => (arrival.get(a.name) ?? -1) - (arrival.get(b.name) ?? -1),
    );
    const guess = BALLOT_STRATEGIES["listing order is the order of answering"]?.({
      ...view,
      listing,
    });
    expect(countMatches(guess ?? [], ballots)).toBe(30);
  });
});
