import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ActionChange, Done, NewAction } from "../../schema/wire/actions.ts";
import type { Deps } from "../../worker/env.ts";
import { changeAction, deleteAction, makeAction } from "../../worker/services/actions.ts";
import { readDone } from "../../worker/services/readDone.ts";
import { deleteUnshownAction, findAction } from "../../worker/store/action.ts";
import { auditActions, withActBeforeWrite } from "./interleave.ts";
import { addReleasedWave, HR, makeReleasedCompany, onDay, satisfied } from "./releasedCompany.ts";

let deps: Deps;
let wave: string;
let fewWave: string;

beforeAll(async () => {
  deps = await makeReleasedCompany("2026-03-20");
  const sat = { survey: "satisfaction", opensOn: "2026-03-02", closesOn: "2026-03-13" };
  const cells = { u00001: { items: { "SAT-G1": satisfied(30, 40) }, invited: 48, ballots: 40 } };
  wave = await addReleasedWave(deps, { ...sat, cells });
  fewWave = await addReleasedWave(deps, {
    ...{ survey: "stress", opensOn: "2026-02-02", closesOn: "2026-02-13", cells: {} },
  });
});

// What employees have read cannot be deleted: a test begins with none by dropping the rule first.
beforeEach(async () => {
  const { results } = await deps.d1
    .prepare("SELECT sql FROM sqlite_master WHERE name = 'action_shown_is_not_deleted'")
    .all<{ sql: string }>();
  const [trigger] = results;
  await deps.d1.batch([
    deps.d1.prepare("DROP TRIGGER action_shown_is_not_deleted"),
    deps.d1.prepare("DELETE FROM action"),
    deps.d1.prepare(trigger?.sql ?? ""),
  ]);
});

const words = { text: { zh: "每课两个案例", en: "" }, owner: "培训部" };
const make = (changes: object = {}, on = "2026-03-20") =>
  makeAction(onDay(deps, on), HR, NewAction.parse({ ...words, ...changes }));
const makeOne = async (changes: object = {}, on?: string) => {
  const made = await make(changes, on);
  if (!made.ok) throw new Error(made.error.reason);
  return made.value;
};
const change = (id: string, changes: object, on = "2026-03-25") =>
  changeAction(onDay(deps, on), HR, id, ActionChange.parse({ ...words, revision: 0, ...changes }));

describe("an action", () => {
  it("that employees could read is neither hidden nor deleted, whoever tries", async () => {
    const { id } = await makeOne({ visibleToEmployees: true });
    const hidden = await change(id, { visibleToEmployees: false });
    expect(hidden).toMatchObject({ error: { faults: [{ code: "already-shown" }] } });
    expect(await deleteAction(deps, HR, id)).toMatchObject({ error: { reason: "action-shown" } });
    const byHand = (statement: string) => deps.d1.prepare(statement).run();
    await expect(byHand("UPDATE action SET shown_on = NULL")).rejects.toThrow(/stays shown/);
    await expect(byHand("UPDATE action SET shown_on = '2026-01-01'")).rejects.toThrow();
    await expect(byHand("DELETE FROM action")).rejects.toThrow(/not deleted/);
    expect(await auditActions(deps, id)).toEqual(["action.made"]);
  });

  it("that was never shown may be deleted, and the log says so", async () => {
    const { id } = await makeOne();
    expect(await deleteAction(deps, HR, id)).toEqual({ ok: true, value: { id } });
    expect(await findAction(deps.db, id)).toBeUndefined();
    expect(await deleteAction(deps, HR, id)).toMatchObject({ error: { reason: "unknown-action" } });
    expect(await auditActions(deps, id)).toEqual(["action.made", "action.deleted"]);
  });

  it("is not deleted where somebody shows it at the same moment", async () => {
    const { id } = await makeOne();
    const racing = withActBeforeWrite(deps, () => change(id, { visibleToEmployees: true }));
    const entry = { ...{ atMs: 0, actor: "a", actorName: "a", action: "action.deleted" } };
    const isDeleted = await deleteUnshownAction(racing.db, id, {
      ...entry,
      subject: id,
      detail: {},
    });
    expect(isDeleted).toBe(false);
    expect(await auditActions(deps, id)).toEqual(["action.made", "action.changed"]);
  });

  it("is changed by one of two who saw the same, and the log has one of them", async () => {
    const { id } = await makeOne();
    const both = await Promise.all([
      change(id, { state: "done" }),
      change(id, { state: "under_way" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { reason: "changed-meanwhile" } });
    expect(await auditActions(deps, id)).toEqual(["action.made", "action.changed"]);
  });

  it("says since when it is in its state, and when what employees read was reworded", async () => {
    const { id } = await makeOne({ visibleToEmployees: true });
    const shown = { visibleToEmployees: true };
    const started = await change(id, { ...shown, state: "under_way" }, "2026-03-22");
    expect(started).toMatchObject({ value: { stateOn: "2026-03-22", amendedOn: null } });
    const later = { ...shown, state: "under_way", due: "2026-09", revision: 1 };
    const moved = await change(id, later, "2026-03-24");
    expect(moved).toMatchObject({
      value: { stateOn: "2026-03-22", amendedOn: "2026-03-24", shownOn: "2026-03-20", revision: 2 },
    });
    const { results } = await deps.d1
      .prepare("SELECT detail FROM audit_log WHERE subject = ?1 ORDER BY id")
      .bind(id)
      .all<{ detail: string }>();
    expect(JSON.parse(results[2]?.detail ?? "")).toMatchObject({
      ...{ changed: ["due"], dueBefore: null, due: "2026-09" },
    });
    // The log is for ever, and words may have to go.
    expect(results.map(({ detail }) => detail).join()).not.toContain("案例");
  });

  it("cannot be stored dropped without a reason, or with one while it goes on", async () => {
    const { id } = await makeOne();
    const set = (state: string, reason: string) =>
      deps.d1
        .prepare("UPDATE action SET state = ?1, reason_zh = ?2 WHERE id = ?3")
        .bind(state, reason, id)
        .run();
    await expect(set("dropped", "")).rejects.toThrow();
    await expect(set("done", "没钱")).rejects.toThrow();
    await set("dropped", "没钱");
  });

  it("links only to what there is, and to no wave that is still to come or running", async () => {
    const nowhere = "0d9d7a0e-0000-4000-8000-00000000dead";
    const codesOf = async (links: object) => {
      const made = await make(links);
      return made.ok || made.error.reason !== "action-not-valid"
        ? []
        : made.error.faults.map(({ pointer, code }) => `${pointer} ${code}`);
    };
    expect(await codesOf({ wave: nowhere, suggestion: nowhere, indicator: "no-such" })).toEqual([
      ...["/wave unknown-wave", "/indicator unknown-indicator", "/suggestion unknown-suggestion"],
    ]);
    for (const state of ["draft", "scheduled", "open"]) {
      await setState(fewWave, state);
      expect(await codesOf({ wave: fewWave })).toEqual(["/wave wave-not-over"]);
    }
    await setState(fewWave, "released");
    expect(await codesOf({ wave: fewWave, indicator: "stress-satisfaction" })).toEqual([]);
  });
});

const setState = (id: string, state: string) =>
  deps.d1.prepare("UPDATE wave SET state = ?1 WHERE id = ?2").bind(state, id).run();

describe("what employees read", () => {
  it("is what is shown, by wave, the latest news first", async () => {
    await makeOne({ text: { zh: "甲", en: "A" }, wave, visibleToEmployees: true }, "2026-03-20");
    await makeOne({ text: { zh: "藏", en: "" }, wave }, "2026-03-21");
    await makeOne({ text: { zh: "乙", en: "" }, visibleToEmployees: true }, "2026-03-22");
    const c = await makeOne({ text: { zh: "丙", en: "" }, wave, visibleToEmployees: true });
    const done = async () => {
      const { items } = Done.parse(await readDone(deps));
      return items.map(({ wave: of, actions }) => [of?.id, ...actions.map(({ text }) => text.zh)]);
    };
    expect((await done()).map(([id]) => id)).toEqual([undefined, wave]);
    const news = { text: { zh: "丙", en: "" }, wave, visibleToEmployees: true, state: "done" };
    expect(await change(c.id, news)).toMatchObject({ ok: true });
    expect(await done()).toEqual([
      [wave, "丙", "甲"],
      [undefined, "乙"],
    ]);
  });

  it("has the company's released answer in a sentence, and no more than was released", async () => {
    const indicator = "employee-satisfaction-m3";
    await makeOne({ wave, indicator, visibleToEmployees: true });
    await makeOne({ wave: fewWave, visibleToEmployees: true });
    const { items } = Done.parse(await readDone(deps));
    const told = items.find((group) => group.wave?.id === wave);
    expect(told?.wave).toMatchObject({ results: "published", closesOn: "2026-03-13" });
    expect(told?.wave?.title.en).toMatch(/satisfaction/i);
    expect(told?.wave?.score?.question.en).toMatch(/satisfied/i);
    expect(told?.wave?.score?.sentence.en).toBe("40 of 48 answered, 30 satisfied (75%).");
    expect(told?.actions[0]).toMatchObject({ about: "incentives", fromSuggestion: false });
    const few = items.find((group) => group.wave?.id === fewWave);
    expect(few?.wave).toMatchObject({ results: "published", score: null });
  });

  it("tells no score of a wave that has none released, and no name of one that is not over", async () => {
    await makeOne({ wave, visibleToEmployees: true });
    const told = async () => JSON.stringify(await readDone(deps));
    for (const state of ["draft", "scheduled", "open"]) {
      await setState(wave, state);
      expect(await told()).not.toContain(wave);
      expect(await told()).toContain("每课两个案例");
    }
    for (const [state, results] of [
      ["closed", "expected"],
      ["stopped", "never"],
    ] as const) {
      await setState(wave, state);
      const { items } = Done.parse(await readDone(deps));
      expect(items[0]?.wave).toMatchObject({ id: wave, results, score: null });
    }
    await setState(wave, "released");
  });

  it("is nothing at first", async () => {
    expect(await readDone(deps)).toEqual({ items: [] });
  });
});
