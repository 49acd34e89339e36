import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { sha256Hex } from "../../worker/domain/tokens/fingerprint.ts";
import type { Deps } from "../../worker/env.ts";
import { forgetAskedPeople } from "../../worker/jobs/forgetAskedPeople.ts";
import { destroyWave } from "../../worker/services/destroyWave.ts";
import { launchWave } from "../../worker/services/launchWave.ts";
import { planWave } from "../../worker/services/planWave.ts";
import { sharedPeople } from "../../worker/store/askedPerson.ts";
import { deletePeople, writePeople } from "../../worker/store/person.ts";
import { insertSurveyVersionOnce } from "../../worker/store/survey.ts";
import { writeUnits } from "../../worker/store/unit.ts";
import {
  changeWave,
  findManifest,
  findWave,
  insertWave,
  type WaveRow,
} from "../../worker/store/wave.ts";
import { freshDeps, version } from "./ballotWave.ts";
import { countOf, hr } from "./countedWave.ts";
import { auditActions, withActBeforeWrite } from "./interleave.ts";

const DAY_MS = 86_400_000;
/** 08:00 on 2026-03-02 in Shanghai. */
const START_MS = Date.parse("2026-03-02T00:00:00Z");
const PEOPLE = 60;

let deps: Deps;
const at = (ms: number): Deps => ({ ...deps, clock: { ...deps.clock, nowMs: () => ms } });
const person = (i: number) => ({
  ...{ id: `q${i}`, name: `甲${i}`, email: `q${i}@example.invalid`, level: "客户经理" },
  ...{ unitId: i < 30 ? "a00002" : "a00003", hiredOn: i < 8 ? `2026-01-0${i + 1}` : "2015-05-01" },
});

beforeEach(async () => {
  ({ deps } = await freshDeps());
  deps = at(START_MS);
  // Waves of other tests in this store are out of the way.
  await deps.d1.prepare("UPDATE wave SET state = 'stopped'").run();
  await deps.db.batch([
    insertSurveyVersionOnce(deps.db, {
      ...{ slug: version.slug, version: version.version, sha256: "0".repeat(64) },
      body: JSON.stringify({ ...version, title: { zh: "题", en: "Item" } }),
    }),
    ...writeUnits(deps.db, [
      { id: "a00001", parentId: null, name: "总部", path: "总部" },
      { id: "a00002", parentId: "a00001", name: "东", path: "总部/东" },
      { id: "a00003", parentId: "a00001", name: "西", path: "总部/西" },
    ]),
    ...writePeople(
      deps.db,
      Array.from({ length: PEOPLE }, (_, i) => person(i)),
    ),
  ]);
});

async function draft(changes: Partial<WaveRow> = {}): Promise<string> {
  const id = crypto.randomUUID();
  const text = { zh: "文", en: "Text" };
  await insertWave(deps.db, {
    ...{ id, name: "一", survey: version.slug, version: version.version, state: "draft" },
    ...{ opensOn: "2026-03-02", closesOn: "2026-12-31", k: 5, channel: "slips" },
    ...{ units: '["a00001"]', population: "{}" },
    notice: JSON.stringify({ organiser: text, purpose: text, contact: text, resultsBy: text }),
    ...{ opensAtMs: START_MS - 1000, closesAtMs: START_MS + 300 * DAY_MS },
    ...changes,
  });
  return id;
}
const rule = (population: object) => ({ population: JSON.stringify(population) });
const launch = async (id: string, by = deps) => launchWave(by, hr, id);
const near = (wave: string, people: number) => ({
  error: { reason: "population-too-near", wave, people },
});
const askedRows = (wave: string) =>
  countOf(deps, "SELECT count(*) n FROM asked_person WHERE wave = ?1", wave);
/** Everybody but the last so many to be hired. */
const withoutNewest = (count: number) => rule({ hiredTo: `2026-01-0${8 - count}` });

describe("a launch beside another wave of the survey", () => {
  it.each(["csv", "slips", "open"] as const)(
    "compares people also where links carry none: %s",
    async (channel) => {
      const first = await draft({ channel });
      expect(await launch(first)).toMatchObject({ ok: true });
      expect(await askedRows(first)).toBe(PEOPLE);
      expect(await launch(await draft({ channel, ...withoutNewest(1) }))).toMatchObject(
        near(first, 1),
      );
    },
  );

  it.each([
    [1, false],
    [7, false],
    [8, true],
  ])("that leaves out %i people: launched %s", async (leftOut, isLaunched) => {
    const first = await draft();
    await launch(first);
    const hiredTo = leftOut === 8 ? "2025-12-31" : `2026-01-0${8 - leftOut}`;
    const outcome = await launch(await draft(rule({ hiredTo })));
    expect(outcome).toMatchObject(isLaunched ? { ok: true } : near(first, leftOut));
  });

  it("takes the larger m of the two", async () => {
    const first = await draft({ k: 10 });
    await launch(first);
    expect(await launch(await draft(rule({ hiredTo: "2025-12-31" })))).toMatchObject(
      near(first, 8),
    );
  });

  it("goes through for the same people, and for others, and says how many are asked twice", async () => {
    await launch(await draft({ units: '["a00002"]' }));
    expect(await launch(await draft({ units: '["a00002"]' }))).toMatchObject({ ok: true });
    expect(await launch(await draft({ units: '["a00003"]' }))).toMatchObject({ ok: true });
    const whole = await draft();
    expect(await launch(whole)).toMatchObject({ ok: true });
    const { population } = await manifestOf(whole);
    expect(population.overlap.map(({ people }: { people: number }) => people)).toEqual([
      30, 30, 30,
    ]);
  });

  it("finds one person fewer than a unit whose total the other publishes", async () => {
    const whole = await draft();
    await launch(whole);
    const east = await draft({ units: '["a00002"]', ...withoutNewest(1) });
    expect(await launch(east)).toMatchObject(near(whole, 1));
  });

  it("leaves another survey's waves out of the refusal, but tells of them", async () => {
    const other = { ...version, slug: "stress" };
    await insertSurveyVersionOnce(deps.db, {
      ...{ slug: "stress", version: version.version, sha256: "0".repeat(64) },
      body: JSON.stringify({ ...other, title: { zh: "题", en: "Item" } }),
    });
    await launch(await draft({ survey: "stress" }));
    const id = await draft(withoutNewest(1));
    expect(await launch(id)).toMatchObject({ ok: true });
    expect((await manifestOf(id)).population.overlap).toMatchObject([
      { survey: "stress", people: 59 },
    ]);
  });

  it("sees who was taken off the roster between the plan and the launch", async () => {
    const first = await draft();
    await launch(first);
    const second = await draft();
    expect(await planWave(deps, second)).toMatchObject({ value: { near: [] } });
    await deps.db.batch(deletePeople(deps.db, ["q40"]) as never);
    expect(await launch(second)).toMatchObject(near(first, 1));
    expect(await askedRows(second)).toBe(0);
    expect(await auditActions(deps, second)).toEqual([]);
    expect(await findWave(deps.db, second)).toMatchObject({
      ...{ state: "draft", launchClaimedAtMs: null },
    });
  });

  it("notices one that is launched between its look and its write", async () => {
    const first = await draft();
    const second = await draft(withoutNewest(2));
    const racing = withActBeforeWrite(deps, () => launch(first));
    expect(await launch(second, racing)).toMatchObject(near(first, 2));
    // Where the two may stand side by side, the later manifest tells of the earlier one.
    const third = await draft();
    const fourth = await draft();
    const again = withActBeforeWrite(deps, () => launch(third));
    expect(await launch(fourth, again)).toMatchObject({ ok: true });
    expect(
      (await manifestOf(fourth)).population.overlap.map(({ wave }: { wave: string }) => wave),
    ).toContain(third);
  });
});

describe("a large company", () => {
  it("is compared by one look at the table for each person and wave", async () => {
    const plan = await deps.db.all<{ detail: string }>(
      sql`EXPLAIN QUERY PLAN ${sharedPeople("[]", "[]")}`,
    );
    expect(plan.map(({ detail }) => detail)).toContain(
      "SEARCH a USING PRIMARY KEY (wave=? AND person_id=?)",
    );
  });
});

describe("how long a wave's people are compared with", () => {
  const set = (id: string, changes: Partial<WaveRow>) =>
    changeWave(deps.db, id, ["open", "closed", "released", "destroyed", "stopped"], changes);
  const outcomeOn = async (day: number, second: string) => {
    const later = at(START_MS + day * DAY_MS);
    await forgetAskedPeople(later);
    return launch(second, later);
  };

  it.each([
    ["closed, not released yet, however long ago", { state: "closed" }, 200, false],
    ["released 30 days ago", { state: "released", releasedAtMs: START_MS }, 30, false],
    ["released 31 days ago", { state: "released", releasedAtMs: START_MS }, 31, true],
    ["destroyed, released 30 days ago", { state: "destroyed", releasedAtMs: START_MS }, 30, false],
    ["destroyed, released 31 days ago", { state: "destroyed", releasedAtMs: START_MS }, 31, true],
    ["destroyed without a release", { state: "destroyed" }, 1, true],
    ["stopped", { state: "stopped" }, 1, true],
  ] as const)("%s", async (_, changes, day, isLaunched) => {
    const first = await draft();
    await launch(first);
    await set(first, changes);
    const second = await draft(withoutNewest(1));
    expect(await outcomeOn(day, second)).toMatchObject(isLaunched ? { ok: true } : near(first, 1));
  });

  it("ends with what is kept of them", async () => {
    const first = await draft();
    await launch(first);
    await set(first, { state: "destroyed", releasedAtMs: START_MS });
    await forgetAskedPeople(at(START_MS + 30 * DAY_MS));
    expect(await askedRows(first)).toBe(PEOPLE);
    await forgetAskedPeople(at(START_MS + 31 * DAY_MS));
    expect(await askedRows(first)).toBe(0);
  });

  it("ends with the destruction of a wave that was never released", async () => {
    const first = await draft();
    await launch(first);
    await set(first, { state: "stopped" });
    expect(await destroyWave(deps, hr, first)).toMatchObject({ ok: true });
    expect(await askedRows(first)).toBe(0);
  });
});

describe("a draft that names people, from before they were refused", () => {
  it("is neither planned nor launched, and stays a draft", async () => {
    const id = await draft({ channel: "csv", ...rule({ personIds: ["q1", "q2"] }) });
    const refused = { error: { reason: "named-need-mail" } };
    expect(await planWave(deps, id)).toMatchObject(refused);
    expect(await launch(id)).toMatchObject(refused);
    expect(await findWave(deps.db, id)).toMatchObject({ state: "draft", launchClaimedAtMs: null });
  });
});

async function manifestOf(id: string) {
  const { manifest } = (await findWave(deps.db, id)) ?? {};
  const { body = "" } = (await findManifest(deps.db, manifest ?? "")) ?? {};
  expect(sha256Hex(new TextEncoder().encode(body))).toBe(manifest);
  return JSON.parse(body);
}
