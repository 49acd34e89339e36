import { afterAll, beforeAll, expect, it } from "vitest";
import { Scorecard } from "../../schema/wire/scorecard.ts";
import { addDays } from "../../worker/domain/waves/calendar.ts";
import { type Callers, makeCallers, makeRoster, SMALL_COMPANY } from "../support/company.ts";
import { solvedChallenge } from "../support/proofOfWork.ts";
import { startServer, type TestServer } from "../support/server.ts";
import vectorFile from "../vectors/scoring-vectors.json" with { type: "json" };

interface SuggestionVector {
  input: { suggestions_status_and_age_days: [status: string, ageDays: number][] };
  expected: {
    received: number;
    adopted: number;
    denominator: number;
    rate: number;
    strict_rate_full_only: number;
    status: string;
  };
}
const { input, expected } = vectorFile.vectors.find(
  ({ id }) => id === "v5-suggestion-adoption",
) as unknown as SuggestionVector;

const START = "2026-03-02";
const oldest = Math.max(...input.suggestions_status_and_age_days.map(([, age]) => age));
const TODAY = addDays(START, oldest);

let server: TestServer;
let callers: Callers;

beforeAll(async () => {
  server = await startServer({ clock: START });
  callers = await makeCallers(server);
  await callers.hr.postCsv("/roster", makeRoster(SMALL_COMPANY));
  const oldestFirst = input.suggestions_status_and_age_days.toSorted(([, a], [, b]) => b - a);
  for (const [index, [status, age]] of oldestFirst.entries()) {
    await callers.owner.post("/clock", { to: addDays(TODAY, -age) });
    const text = `建议 ${index}`;
    const proofOfWork = await solvedChallenge(server.base);
    const put = await callers.nobody.post("/suggestions", {
      ...{ category: "training", text, proofOfWork },
    });
    if (put.status !== 201) throw new Error(put.text);
    if (status === "open") continue;
    const { items } = (await callers.hr.get("/suggestions")).body;
    const { id } = items.find((one: { text: string }) => one.text === text);
    const decided = await callers.hr.post(`/suggestions/${id}/decision`, {
      ...{ status, answer: "已研究。", action: "修改教案", owner: "培训部", revision: 0 },
      dueOn: "2026-12-31",
    });
    if (decided.status !== 200) throw new Error(decided.text);
  }
  await callers.owner.post("/clock", { to: TODAY });
}, 120_000);
afterAll(() => server.stop());

const rowOn = async (asOf: string, unit = "") => {
  const { body } = await callers.hr.get(`/scorecard?asOf=${asOf}${unit}`);
  const row = Scorecard.parse(body)
    .measures.flatMap(({ rows }) => rows)
    .find(({ indicator }) => indicator === "suggestion-adoption-rate");
  if (row === undefined) throw new Error("no row");
  return row;
};

it("the box gives the fifth vector on the scorecard, with its companions", async () => {
  const row = await rowOn(TODAY);
  expect(row.value).toBeCloseTo(expected.rate, 6);
  expect([row.numerator, row.n]).toEqual([expected.adopted, expected.denominator]);
  expect([row.status, row.flags]).toEqual([expected.status, []]);
  const of = (id: string) => row.companions.find((one) => one.id === id)?.value;
  expect(of("strict-adoption-rate")).toBeCloseTo(expected.strict_rate_full_only, 6);
  expect(of("duplicates-and-spam")).toBe(2);
  expect(of("received-per-100")).toBeCloseTo((100 * expected.received) / 40, 6);
  expect(row.sentence.zh).toContain("66.7%（6 ÷ 9）。还没有到目标 70%，进行正常。");
});

it("a unit is told the company's, and an earlier day what stood then", async () => {
  const { items } = (await callers.hr.get("/units")).body;
  const team = items.find(({ path }: { path: string }) => path === "总部/华东区");
  expect((await rowOn(TODAY, `&unit=${team.id}`)).figureOf).toMatchObject({ why: "company" });
  expect(await rowOn(START)).toMatchObject({ status: "no_data", reason: "missing", value: null });
});
