import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AuditCounts } from "../../schema/wire/auditCounts.ts";
import { Results } from "../../schema/wire/results.ts";
import { runProgram } from "../../scripts/lib/command.ts";
import {
  type Callers,
  launchedWave,
  makeCallers,
  makeWave,
  readLinks,
} from "../support/company.ts";
import { caller } from "../support/http.ts";
import { answerAll, pressSubmit, readPublicWave } from "../support/phone.ts";
import { startServer, type TestServer } from "../support/server.ts";

/** People by unit, and how many of them answer in the first wave and in the second. */
const TEAMS: Readonly<Record<string, readonly [people: number, first: number, second: number]>> = {
  总部: [10, 3, 9],
  "总部/华东区/一部": [12, 12, 11],
  "总部/华东区/二部": [10, 7, 10],
  "总部/华东区/三部": [9, 4, 3],
  "总部/华南区/五部": [14, 14, 12],
  "总部/华南区/六部": [11, 11, 2],
};

let server: TestServer;
let callers: Callers;
let folder: string;
let waves: string[];
let keys: string[];
let openParticipation: string;

/** Answers that differ from person to person; two teams are of one mind. */
function pointsOf(unit: string, person: number, item: number): number {
  if (unit.endsWith("三部") || unit.endsWith("五部")) return 5;
  return 1 + ((2 * person + item + Math.floor(person / 5)) % 5);
}

async function answerWave(
  wave: string,
  links: readonly { unit: string; link: string }[],
  round: 1 | 2,
) {
  const publicWave = await readPublicWave(callers.nobody, wave);
  const scales = publicWave.definition.items.filter(({ kind }) => kind === "scale5");
  const answered = new Map<string, number>();
  for (const row of links) {
    const person = answered.get(row.unit) ?? 0;
    if (person >= (TEAMS[row.unit]?.[round] ?? 0)) continue;
    answered.set(row.unit, person + 1);
    const answers = Object.fromEntries(
      scales.map(({ id }, item) => [id, pointsOf(row.unit, person + round, item)]),
    );
    const comments = person < 6 ? { "SAT-O1": `第${person}条意见` } : {};
    const ballot = JSON.stringify({ version: "1.0.0", answers, comments });
    await answerStubbornly(pressSubmit(publicWave, row, ballot));
  }
}

/** As a phone does: what a cut connection left unanswered is sent again, the same bytes. */
async function answerStubbornly(start: string): Promise<void> {
  let kept = start;
  for (let tries = 1; ; tries++) {
    try {
      await answerAll(server.base, kept, {}, async (now) => {
        kept = now;
      });
      return;
    } catch (error) {
      if (!(error instanceof TypeError) || tries === 5) throw error;
    }
  }
}

async function release(wave: string): Promise<void> {
  for (const step of ["close", "release"]) {
    const done = await callers.hr.post(`/waves/${wave}/${step}`, {});
    if (done.status !== 200) throw new Error(`${step}: ${done.text}`);
  }
}

const audit = (...parameters: string[]) =>
  runProgram(process.execPath, ["--no-warnings", "scripts/audit.ts", ...parameters]);
const withKeys = (list: readonly string[]) => list.flatMap((key) => ["--key", key]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "anwen-audit-"));
  server = await startServer({ clock: "2026-03-02" });
  callers = await makeCallers(server);
  const people = Object.fromEntries(Object.entries(TEAMS).map(([path, [count]]) => [path, count]));
  const first = await launchedWave(callers, { name: "三月满意度" }, people);
  await answerWave(first.id, first.links, 1);
  await release(first.id);

  await callers.owner.post("/clock", { to: "2026-03-05" });
  const units = (await callers.hr.get("/units")).body.items as { id: string; path: string }[];
  const idAt = (path: string) => units.find((unit) => unit.path === path)?.id ?? "";
  const dates = { opensOn: "2026-03-05", closesOn: "2026-03-20", name: "复查" };
  const second = (await callers.hr.post("/waves", makeWave({ units: [idAt("总部")], ...dates })))
    .body.id;
  await callers.hr.post(`/waves/${second}/launch`, {});
  await answerWave(
    second,
    readLinks((await callers.hr.get(`/waves/${second}/invitations`)).text),
    2,
  );
  await callers.owner.post("/clock", { to: "2026-03-06" });

  const keyOf = async (role: string, ...unitIds: string[]) =>
    (await callers.owner.post("/keys", { name: role, role, units: unitIds })).body.key as string;
  keys = [
    await keyOf("observer"),
    await keyOf("hr"),
    server.ownerKey,
    await keyOf("manager", idAt("总部/华东区")),
    await keyOf("manager", idAt("总部/华东区/二部"), idAt("总部/华南区/六部")),
    await keyOf("manager", idAt("总部/华南区")),
  ];
  openParticipation = join(folder, "open.json");
  const whileOpen = await audit(
    "--base",
    server.base,
    ...withKeys(keys.slice(0, 2)),
    "--save",
    openParticipation,
  );
  if (whileOpen.code !== 0) throw new Error(whileOpen.output);
  await release(second);
  waves = [first.id, second];
}, 600_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the audit of two consecutive waves", () => {
  it("finds nothing in all that every role can read, before and after the second release", async () => {
    const path = join(folder, "all.json");
    const language = ["--language", "zh-CN"];
    const read = await audit("--base", server.base, ...withKeys(keys), "--save", path, ...language);
    expect(read.output).toMatch(/查了 2 个已发布的轮次、\d{2,} 个公布的数字：没有发现泄露。/);
    expect(read.code).toBe(0);
    const { answers } = JSON.parse(readFileSync(path, "utf8"));
    const paths = new Set(answers.map((answer: { path: string }) => answer.path));
    for (const wave of waves) {
      expect(paths).toContain(`/scorecard?unit=${(await unitIds()).get("总部")}`);
      for (const part of ["manifest", "participation", "results", "company-results", "statement"]) {
        expect(paths).toContain(`/waves/${wave}/${part}`);
      }
    }
    const together = await audit("--file", path, "--file", openParticipation);
    expect([together.code, together.output]).toEqual([0, expect.stringContaining("no leak found")]);
  }, 300_000);

  it("tells an observer the numbers of people by class, and no manager", async () => {
    const [wave] = waves;
    const observer = await callers.observer.get(`/waves/${wave}/audit-counts`);
    const counts = AuditCounts.parse(observer.body);
    const ballots = counts.baseCells.reduce((sum, cell) => sum + cell.ballots, 0);
    expect(ballots).toBe(51);
    const manager = caller(server.base, keys[3] ?? "");
    expect((await manager.get(`/waves/${wave}/audit-counts`)).status).toBe(403);
    // No number stands for a group of fewer than k that no figure tells apart.
    for (const { nByItem } of counts.baseCells) {
      for (const n of Object.values(nByItem)) expect(n).toBeGreaterThanOrEqual(5);
    }
  });

  it("finds one more unit of a release that looks at thresholds alone, and shows the sum", async () => {
    const path = join(folder, "all.json");
    const capture = JSON.parse(readFileSync(path, "utf8"));
    const wave = waves[0] ?? "";
    const unitOf = await unitIds();
    const item = "SAT-G1";
    const hidden = showOneMore(capture, wave, item, unitOf);
    const doctored = join(folder, "doctored.json");
    writeFileSync(doctored, JSON.stringify(capture));
    const { code, output } = await audit("--file", doctored, "--language", "zh-CN");
    expect(code).toBe(1);
    // Three at the top have answered: everybody, less all teams.
    expect(output).toContain(`“三月满意度”的 ${item}：总部（51）`);
    expect(output).toMatch(
      new RegExp(`− ${hidden}（\\d+）.* = 3 人，少于 5 人，他们的合计可以算出来：总部。`),
    );
  }, 300_000);

  it("says what is wrong when it is called wrongly, and ends with 2", async () => {
    const manager = await audit("--base", server.base, "--key", keys[3] ?? "");
    expect([manager.code, manager.output]).toEqual([2, expect.stringContaining("observer")]);
    for (const [parameters, sentence] of [
      [[], "Give --base and --key, or --file"],
      [["--base", server.base, "--key", "no-such-key"], "does not know this key"],
      [["--base", "http://127.0.0.1:9", "--key", "k"], "Nobody answers at"],
      [["--file", join(folder, "none.json")], "cannot be read as JSON"],
      [["--fil", "x"], "--help"],
      [["--file", join(folder, "all.json"), "--language", "fr"], "zh-CN or en"],
    ] as const) {
      const { code, output } = await audit(...parameters);
      expect([code, output]).toEqual([2, expect.stringContaining(sentence)]);
    }
    const help = await audit("--help");
    expect([help.code, help.output]).toEqual([0, expect.stringContaining("npm run audit")]);
  }, 300_000);
});

async function unitIds(): Promise<Map<string, string>> {
  const units = (await callers.hr.get("/units")).body.items as { id: string; path: string }[];
  return new Map(units.map(({ id, path }) => [path, id]));
}

interface CapturedAnswers {
  readonly answers: { path: string; body: unknown }[];
}

/**
 * Shows every team with at least 5 answers to an item, and counts its people apart, as the reply of
 * a release by thresholds alone would be. @returns the name of a team that the release had hidden
 */
function showOneMore(
  capture: CapturedAnswers,
  wave: string,
  item: string,
  unitOf: ReadonlyMap<string, string>,
): string {
  const bodies = (part: string) =>
    capture.answers.filter(({ path }) => path === `/waves/${wave}/${part}`);
  const teams = Object.entries(TEAMS).filter(([path, [, n]]) => path !== "总部" && n > 0);
  let hidden = "";
  for (const answer of bodies("results")) {
    const results = Results.parse(answer.body);
    for (const [path, [, n]] of teams) {
      const cell = results.cells.find(({ unit, cut }) => unit === unitOf.get(path) && cut === null);
      if (cell === undefined || cell.items[item]?.shown || n < 3) continue;
      hidden = path.split("/").at(-1) ?? "";
      cell.items[item] = { shown: true, n: n >= 10 ? n : "5-9", mean: 3 };
    }
    answer.body = results;
  }
  for (const answer of bodies("audit-counts")) {
    const counts = AuditCounts.parse(answer.body);
    const base = Object.entries(TEAMS).map(([path, [, n]]) => ({
      unit: unitOf.get(path) ?? "",
      cut: null,
      ballots: 0,
      nByItem: { [item]: n },
    }));
    for (const cell of counts.baseCells) delete cell.nByItem[item];
    answer.body = { ...counts, baseCells: [...counts.baseCells, ...base] };
  }
  return hidden;
}
