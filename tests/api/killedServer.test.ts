import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerSurvey } from "../../scripts/demo/answerSurvey.ts";
import { seededRandom } from "../../scripts/demo/random.ts";
import { type Callers, makeCallers, makeRoster, makeWave, readLinks } from "../support/company.ts";
import { type Answer, type Caller, caller } from "../support/http.ts";
import { openBox } from "../support/openBox.ts";
import { type OpenStore, openStore } from "../support/openStore.ts";
import {
  nextRequest,
  type PublicWave,
  postBallot,
  pressSubmit,
  readPublicWave,
  receiptOn,
  takeReply,
} from "../support/phone.ts";
import { startServer, type TestServer } from "../support/server.ts";

const CLOCK = "2026-03-02";
const PEOPLE = { 总部: 20, "总部/华东区": 60, "总部/华南区": 50, "总部/华北区": 70 };
const BALLOTS = 200;
const PHONES = 8;
const KILLS = process.env.LONG === "1" ? 10 : 5;
/** Acknowledged calls, two for each ballot, by which the last kill is due: phones are busy then. */
const LAST_KILL = 0.8 * 2 * BALLOTS;
const random = seededRandom(20260302);

const dataDir = mkdtempSync(join(tmpdir(), "anwen-killed-"));
let server: TestServer;
/** They ask again while the server starts, or rewrites its files. */
let callers: Callers;
/** HR, whose call fails where a kill cuts it off, so that it is seen. */
let hasty: Caller;
let wave: string;
let publicWave: PublicWave;
const sent: { answers: Record<string, unknown>; comments: Record<string, string> }[] = [];
const kept: string[] = [];
let stepsCut = 0;

/** Starts again on the same folder and port; the port may be held until the dead one is reaped. */
async function startAgain(): Promise<void> {
  const port = Number(new URL(server.base).port);
  for (let attempt = 1; ; attempt++) {
    try {
      server = await startServer({ dataDir, clock: CLOCK, port });
      return;
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(100);
    }
  }
}

/** Asks for a step and kills the server so many milliseconds later, perhaps before it answered. */
async function killDuring(ask: () => Promise<Answer>, afterMs: number): Promise<void> {
  const answer = ask().catch(() => null);
  await sleep(afterMs);
  await server.kill();
  if ((await answer) === null) stepsCut++;
}

const stateOf = async (): Promise<string> => (await callers.hr.get(`/waves/${wave}`)).body.state;

async function lookInside<T>(look: (store: OpenStore) => Promise<T>): Promise<T> {
  const store = await openStore(dataDir);
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  server = await startServer({ dataDir, clock: CLOCK });
  callers = await makeCallers(server);
  hasty = (await makeCallers(server, fetch)).hr;
  await callers.hr.postCsv("/roster", makeRoster(PEOPLE));
  const units: { id: string; parentId: string | null }[] = (await callers.hr.get("/units")).body
    .items;
  const root = units.find(({ parentId }) => parentId === null)?.id;
  const created = await callers.hr.post("/waves", makeWave({ units: [root] }));
  wave = created.body.id;
});

afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

// Each test goes on where the one before it ended, and a second try would go on where the first one
// failed: it would find ballots that it did not send. So there is none.
describe("a server that is killed again and again", { retry: 0, timeout: 240_000 }, () => {
  it("says of a launch that was cut off that it is under way, and when to try again", async () => {
    await server.kill();
    await lookInside((store) =>
      store.runSql(`UPDATE wave SET launch_claimed_at_ms = ${Date.now()} WHERE id = '${wave}'`),
    );
    await startAgain();
    const { status, body, headers } = await callers.hr.post(`/waves/${wave}/launch`, {});
    expect([status, headers.get("retry-after")]).toEqual([409, "60"]);
    expect(body).toMatchObject({
      ...{ type: "/problems/wave-being-launched", state: "draft" },
      title: "The wave is being launched. Try again in a minute.",
    });
  });

  it("launches a wave whole or not at all", async () => {
    const launch = () => hasty.post(`/waves/${wave}/launch`, {});
    for (const afterMs of [10, 40 + 60 * random()]) {
      await killDuring(launch, afterMs);
      // A launch under way holds its claim for a minute of real time: here that minute passes.
      await lookInside((store) =>
        store.runSql("UPDATE wave SET launch_claimed_at_ms = launch_claimed_at_ms - 61000"),
      );
      await startAgain();
      expect(["draft", "open"]).toContain(await stateOf());
      if ((await stateOf()) === "draft") {
        expect((await callers.nobody.get(`/waves/${wave}/manifest`)).status).toBe(404);
      }
    }
    const answer = await callers.hr.post(`/waves/${wave}/launch`, {});
    expect([answer.status, answer.body.state]).toEqual(
      answer.status === 200 ? [200, "open"] : [409, "open"],
    );
    publicWave = await readPublicWave(callers.nobody, wave);
    const invited = publicWave.manifest.groups.map((group) => group.invited);
    expect(invited.reduce((sum, count) => sum + count)).toBe(BALLOTS);
  });

  it("counts each of 200 ballots once, with its comments", async () => {
    const rows = readLinks((await callers.hr.get(`/waves/${wave}/invitations`)).text);
    expect(rows).toHaveLength(BALLOTS);
    for (const [i, row] of rows.entries()) {
      const ballot = JSON.parse(answerSurvey(publicWave.definition, random, random()));
      ballot.comments = random() < 0.5 ? { "SAT-O1": `意见${i}：流程可以更短。` } : {};
      if (random() < 0.2) ballot.comments["SAT-O2"] = `另外${i}`;
      sent.push(ballot);
      kept.push(pressSubmit(publicWave, row, JSON.stringify(ballot)));
    }
    const tried = { requests: 0, inFlight: 0, cut: 0, acknowledged: 0 };
    /** How many were cut before the kill under way; while there is none, more than ever will be. */
    let cutBefore = Number.POSITIVE_INFINITY;
    let next = 0;
    const phone = async (): Promise<void> => {
      for (let mine = next++; mine < BALLOTS; mine = next++) {
        for (;;) {
          const request = nextRequest(kept[mine] ?? "");
          if (request === null) break;
          tried.requests++;
          tried.inFlight++;
          const answer = await postBallot(server.base, request)
            .then(async (response) => ({ status: response.status, text: await response.text() }))
            .catch((error: Error) => {
              // A refused connection is none that a kill cut off.
              const { code } = (error.cause ?? {}) as { code?: string };
              if (code !== "ECONNREFUSED") tried.cut++;
              return null;
            })
            .finally(() => tried.inFlight--);
          if (answer?.status === 200) {
            kept[mine] = takeReply(kept[mine] ?? "", answer.text);
            tried.acknowledged++;
            // Until it is seen to have started again, the server may answer each phone once: more,
            // and on a slow machine all ballots would be sent before the kills that are still due.
            while (tried.cut > cutBefore) await sleep(1);
          } else if (answer === null || answer.status >= 500) {
            await sleep(20 + 60 * random());
          } else throw new Error(`${answer.status} ${answer.text.trim().slice(0, 300)}`);
        }
      }
    };
    const phones = Promise.all(Array.from({ length: PHONES }, phone));
    const killer = async (): Promise<number[]> => {
      const cutByKill: number[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const due = ((kill + random()) * LAST_KILL) / KILLS;
        while (tried.acknowledged < due) await sleep(1);
        // Not always just after an answer, and not while most phones wait to try again.
        await sleep(10 * random());
        // A turn first takes the answers that have come: what is on its way then has none yet.
        do await nextTurn();
        while (tried.inFlight < PHONES / 2);
        cutBefore = tried.cut;
        await server.kill();
        await startAgain();
        cutByKill.push(tried.cut - cutBefore);
        cutBefore = Number.POSITIVE_INFINITY;
      }
      return cutByKill;
    };
    const [cutByKill] = await Promise.all([killer(), phones]);
    // Every kill hit requests on their way, whose answers the phones lost.
    expect(cutByKill.filter((count) => count > 0)).toHaveLength(KILLS);
    expect(tried.requests).toBeGreaterThan(2 * BALLOTS);
    expect(kept.map(receiptOn).filter((receipt) => receipt.length === 20)).toHaveLength(BALLOTS);
  });

  it("closes, previews and releases them, and publishes what was sent", async () => {
    expect((await callers.hr.post(`/waves/${wave}/close`, {})).status).toBe(200);
    await killDuring(() => hasty.get(`/waves/${wave}/preview`), 25);
    await startAgain();
    const preview = (await callers.hr.get(`/waves/${wave}/preview`)).body;
    await killDuring(() => hasty.post(`/waves/${wave}/release`, {}), 3);

    const secrets = JSON.parse(readFileSync(join(dataDir, "secrets.json"), "utf8"));
    const listing = await lookInside((store) => store.listBox());
    const box = openBox(listing, secrets.SEAL_KEY, wave, publicWave.definition);
    const sorted = (values: readonly unknown[]) => values.map((v) => JSON.stringify(v)).sort();
    expect(sorted(box.ballots.map(({ answers }) => answers))).toEqual(
      sorted(sent.map(({ answers }) => answers)),
    );
    expect(sorted(box.comments.map(({ item, text }) => [item, text]))).toEqual(
      sorted(sent.flatMap(({ comments }) => Object.entries(comments))),
    );

    await startAgain();
    const released = await callers.hr.post(`/waves/${wave}/release`, {});
    expect([200, 409]).toContain(released.status);
    expect(await stateOf()).toBe("released");
    const { hidden: _, ...expected } = preview;
    const results = (await callers.hr.get(`/waves/${wave}/results`)).body;
    expect(results).toEqual({ ...expected, comments: results.comments });
    expect(results.comments).toEqual(preview.comments);

    const statement = (await callers.hr.get(`/waves/${wave}/statement`)).body;
    expect(statement).toMatchObject({ issued: BALLOTS, counted: BALLOTS, unreadable: 0 });
    const receipts = (await callers.nobody.get(`/waves/${wave}/receipts`)).body.items;
    expect(receipts).toEqual(kept.map(receiptOn).sort());
    const [company] = results.cells;
    expect(company).toMatchObject({ cut: null, invited: BALLOTS, ballots: BALLOTS });
    for (const { id, kind, isReversed } of publicWave.definition.items) {
      if (kind !== "scale5") continue;
      const points = sent.flatMap(({ answers }) => {
        const given = answers[id];
        return typeof given === "number" ? [isReversed ? 6 - given : given] : [];
      });
      const sum = points.reduce((total, value) => total + value, 0);
      const favourable = points.filter((value) => value >= 4).length;
      expect(company.items[id], id).toMatchObject({
        shown: true,
        n: points.length,
        mean: Math.floor((20 * sum + points.length) / (2 * points.length)) / 10,
        share: { favourable, rest: points.length - favourable },
      });
    }
    const shown = results.comments.flatMap(({ texts }: { texts: string[] }) => texts).sort();
    expect(shown).toEqual(sent.flatMap(({ comments }) => Object.values(comments)).sort());
    const log = (await callers.observer.get("/audit-log")).body.items as {
      action: string;
      subject: string;
    }[];
    const steps = log.filter(({ subject }) => subject === wave).map(({ action }) => action);
    for (const step of ["launched", "closed", "previewed", "released"]) {
      expect(
        steps.filter((action) => action === `wave.${step}`),
        step,
      ).toHaveLength(1);
    }
  });

  it("destroys them to the last one, and keeps the release", async () => {
    const before = (await callers.hr.get(`/waves/${wave}/results`)).body;
    const owner: Caller = caller(server.base, server.ownerKey, fetch);
    const moveOn = () => owner.post("/clock", { to: "2026-03-12" });
    for (const afterMs of [30, 60 + 100 * random()]) {
      await killDuring(moveOn, afterMs);
      await startAgain();
    }
    expect(stepsCut, "steps that were killed before they answered").toBeGreaterThanOrEqual(2);
    // Started again, the server may be rewriting its files already.
    await callers.nobody.get("/health");
    expect((await moveOn()).status).toBe(200);
    expect(await stateOf()).toBe("destroyed");
    expect((await callers.hr.get(`/waves/${wave}/results`)).body).toEqual(before);
    expect(server.stderr()).toBe("");
    await server.stop();
    const [listing, database] = await lookInside(async (store) => [
      await store.listBox(),
      store.dumpDatabase(),
    ]);
    // Of the release, the numbers of people that an audit needs; of the ballots nothing.
    expect(listing.map(({ name }) => name)).toEqual([`a/${wave}`]);
    expect(database.invitation).toEqual([]);
    await startAgain();
  });
});
