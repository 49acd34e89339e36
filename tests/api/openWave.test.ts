import { afterAll, beforeAll, expect, it } from "vitest";
import { Scorecard } from "../../schema/wire/scorecard.ts";
import { startExchange } from "../../worker/domain/tokens/exchange.ts";
import {
  type Callers,
  makeCallers,
  makeRoster,
  makeWave,
  SMALL_COMPANY,
} from "../support/company.ts";
import { answerOpenly, readPublicWave } from "../support/phone.ts";
import { solvedChallenge } from "../support/proofOfWork.ts";
import { startServer, type TestServer } from "../support/server.ts";

interface Poster {
  readonly group: string;
  readonly unitName: string;
  readonly invited: number;
  readonly link: string;
}

let server: TestServer;
let callers: Callers;
let units: { id: string; name: string; parentId: string | null }[];
beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  callers = await makeCallers(server);
  await callers.hr.postCsv("/roster", makeRoster(SMALL_COMPANY));
  units = (await callers.hr.get("/units")).body.items;
});
afterAll(() => server.stop());

it("goes from posters to results that say they are not limited to one per person", async () => {
  const { hr, nobody } = callers;
  const root = units.find(({ parentId }) => parentId === null)?.id;
  const created = await hr.post("/waves", makeWave({ channel: "open", units: [root] }));
  expect(created.status).toBe(201);
  const { id } = created.body;
  expect((await hr.get(`/waves/${id}/posters`)).status).toBe(409);
  expect((await hr.post(`/waves/${id}/launch`, {})).body.state).toBe("open");
  expect((await hr.get(`/waves/${id}/invitations`)).body.type).toBe(
    "/problems/channel-has-no-file",
  );

  const wave = await readPublicWave(nobody, id);
  expect(wave.manifest).toMatchObject({ channel: "open", linksHeldBy: "public" });
  const posters: Poster[] = (await hr.get(`/waves/${id}/posters`)).body.items;
  expect(posters.map(({ group }) => group)).toEqual(wave.manifest.groups.map((g) => g.id));
  for (const { group, link } of posters) {
    expect(link).toMatch(
      new RegExp(`^http://127\\.0\\.0\\.1:\\d+/w/${id}#${group}\\.[0-9a-f]{32}$`),
    );
  }

  // More than there is room for try it in one unit, some in all others.
  const receipts: string[] = [];
  let refused = 0;
  for (const [at, poster] of posters.entries()) {
    const wanted = at === 0 ? poster.invited + 2 : 8;
    for (let i = 0; i < wanted; i++) {
      const text = JSON.stringify({
        version: "1.0.0",
        answers: { "SAT-G1": 1 + ((at + i) % 5) },
        comments: {},
      });
      const receipt = await answerOpenly(server.base, wave, poster.group, text);
      if (receipt === null) refused += 1;
      else receipts.push(receipt);
    }
  }
  expect(refused).toBe(2);

  await hr.post(`/waves/${id}/close`, {});
  const preview = await hr.get(`/waves/${id}/preview`);
  expect([preview.status, preview.body.onePerPerson]).toEqual([200, false]);
  expect((await hr.post(`/waves/${id}/release`, {})).status).toBe(200);
  const listed = (await nobody.get(`/waves/${id}/receipts`)).body.items;
  expect(listed).toEqual(receipts.toSorted());
  for (const results of [
    await callers.observer.get(`/waves/${id}/results`),
    await nobody.get(`/waves/${id}/company-results`),
  ]) {
    expect([results.status, results.body.onePerPerson]).toEqual([200, false]);
    expect(results.body.cells[0].items["SAT-G1"].shown).toBe(true);
  }
  expect((await hr.get(`/waves/${id}/posters`)).body.state).toBe("released");

  const words = "这一次是公开链接，不限每人一份。";
  for (const query of [
    "indicator=employee-satisfaction-m3",
    "survey=satisfaction&dimension=reward",
  ]) {
    const [point] = (await hr.get(`/trend?${query}`)).body.points;
    expect(point.onePerPerson).toBe(false);
    // Only the anchor was answered: of the dimension there is nothing to label.
    expect(point.sentence.zh.includes(words)).toBe(point.figure.shown);
  }
  const card = Scorecard.parse((await hr.get("/scorecard")).body);
  const rows = card.measures.flatMap((measure) => measure.rows);
  const row = rows.find(({ indicator }) => indicator === "employee-satisfaction-m3");
  expect(row?.wave).toMatchObject({ id, onePerPerson: false });
  expect(row?.sentence.zh).toContain(words);
}, 120_000);

it("keeps posters and proofs of work to open waves", async () => {
  const { hr, nobody } = callers;
  const root = units.find(({ parentId }) => parentId === null)?.id;
  const { id } = (await hr.post("/waves", makeWave({ channel: "csv", units: [root] }))).body;
  await hr.post(`/waves/${id}/launch`, {});
  const posters = await hr.get(`/waves/${id}/posters`);
  expect([posters.status, posters.body.type]).toEqual([409, "/problems/channel-has-no-posters"]);
  const wave = await readPublicWave(nobody, id);
  const [group] = wave.manifest.groups;
  const { request } = startExchange({
    ...{ wave: id, group: group?.id ?? "", proofOfWork: await solvedChallenge(server.base) },
    ...{ nonce: new Uint8Array(32).fill(7), rng: (n: number) => new Uint8Array(n).fill(3) },
    requestBytes: wave.manifest.requestBytes,
  });
  const refused = await fetch(`${server.base}/api/ballot`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: request,
  });
  expect([refused.status, (await refused.json()).type]).toEqual([
    403,
    "/problems/token-not-accepted",
  ]);
});
