import { beforeAll, describe, expect, it } from "vitest";
import type { Deps } from "../../worker/env.ts";
import { destroyDueWaves } from "../../worker/services/destroyDueWaves.ts";
import { destroyWave } from "../../worker/services/destroyWave.ts";
import { previewWave } from "../../worker/services/previewWave.ts";
import { readReceipts } from "../../worker/services/readReceipts.ts";
import { readCompanyResults, readResults } from "../../worker/services/readResults.ts";
import { readStatement } from "../../worker/services/readStatement.ts";
import { releaseWave } from "../../worker/services/releaseWave.ts";
import { findWave } from "../../worker/store/wave.ts";
import { freshDeps } from "./ballotWave.ts";
import {
  countOf,
  hr,
  makeClosedWave,
  managerOf,
  namesIn,
  neutral,
  satisfied,
  type TeamBallots,
} from "./countedWave.ts";
import { auditActions, withActBeforeWrite } from "./interleave.ts";

let deps: Deps;
beforeAll(async () => {
  ({ deps } = await freshDeps());
});

const texts = (count: number, team: string) =>
  Array.from({ length: count }, (_, n) => `${team} ${n}`);
const TEAMS: readonly TeamBallots[] = [
  { group: "u00003", count: 22, answers: satisfied, comments: texts(6, "甲") },
  { group: "u00004", count: 8, answers: neutral, comments: texts(2, "乙") },
  { group: "u00005", count: 4, answers: neutral, comments: texts(3, "丙") },
];

const valueOrThrow = <T>(outcome: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const previewed = async (teams = TEAMS) => {
  const id = await makeClosedWave(deps, teams);
  return { id, preview: valueOrThrow(await previewWave(deps, hr, id)) };
};
const released = async (teams = TEAMS) => {
  const { id, preview } = await previewed(teams);
  valueOrThrow(await releaseWave(deps, hr, id));
  return { id, preview };
};
const auditOf = (id: string) => auditActions(deps, id);

describe("preview", () => {
  it("counts the box and hides what the rules hide", async () => {
    const { preview } = await previewed();
    const cells = new Map(preview.cells.map((cell) => [cell.unit, cell]));
    expect([...cells.keys()]).toEqual(["u00001", "u00002", "u00005", "u00003", "u00004"]);
    // 34 of the company; the 4 of u00005 stay hidden, so u00002 (30) must too, and u00004 (8).
    expect(cells.get("u00001")).toEqual({
      unit: "u00001",
      cut: null,
      // The 22 gave 5 points each, which counts as 108: 108 + 12 · 3 = 144 of 34 people; reversed
      // 22 · 4 + 12 · 3 = 124. Most even answers with 4.2, or 3.6, and 22 of 34: 1.01 and 1.36 points,
      // up to 1.1 and 1.4.
      items: {
        "CNT-A1": {
          shown: true,
          n: 34,
          mean: 4.2,
          share: { favourable: 22, rest: 12 },
          interval: [71, 89],
        },
        "CNT-A2": {
          shown: true,
          n: 34,
          mean: 3.6,
          share: { favourable: 22, rest: 12 },
          interval: [53, 77],
        },
        "CNT-Y1": {
          shown: true,
          n: 34,
          counts: [
            { options: ["yes"], n: 22 },
            { options: ["no"], n: 12 },
          ],
        },
      },
      // (25 · 3.2 + 25 · 2.6) / 2 = 72.5; the items' spreads are 1.25 on average.
      dimensions: { all: { shown: true, n: 34, score: 73, interval: [62, 84] } },
      invited: 120,
      ballots: 34,
    });
    expect(cells.get("u00003")).toMatchObject({
      items: { "CNT-A1": { n: 22, atLeast: 4.9, shareBounds: [21, 22] } },
    });
    const nothing = { "CNT-A1": { shown: false }, "CNT-A2": { shown: false } };
    const hiddenCell = { cut: null, items: nothing, dimensions: { all: { shown: false } } };
    expect(cells.get("u00005")).toEqual({ unit: "u00005", ...hiddenCell });
    expect(cells.get("u00002")).toEqual({ unit: "u00002", ...hiddenCell });
    expect(preview.hidden).toContainEqual({
      unit: "u00002",
      cut: null,
      item: "CNT-A1",
      rule: "tree",
    });
    expect(preview.hidden).toContainEqual({
      unit: "u00005",
      cut: null,
      item: "CNT-A1",
      rule: "threshold",
    });
  });

  it("places each comment once, at the lowest unit that has enough", async () => {
    const { preview } = await previewed();
    const placed = preview.comments.map(({ unit, texts: list }) => [unit, list.toSorted()]);
    expect(placed).toEqual([
      ["u00001", [...texts(3, "丙"), ...texts(2, "乙")].toSorted()],
      ["u00003", texts(6, "甲")],
    ]);
  });

  it("is computed once: what comes later changes nothing, also not the order of comments", async () => {
    const { id, preview } = await previewed();
    const again = valueOrThrow(await previewWave(deps, hr, id));
    expect(again).toEqual(preview);
    expect(await auditOf(id)).toEqual(["wave.previewed"]);
  });

  it("asked for by two at a time is stored once", async () => {
    const id = await makeClosedWave(deps, TEAMS);
    const [one, two] = await Promise.all([previewWave(deps, hr, id), previewWave(deps, hr, id)]);
    expect(valueOrThrow(one)).toEqual(valueOrThrow(two));
    expect(await auditOf(id)).toEqual(["wave.previewed"]);
  });

  it("waits until the box has settled and says for how long", async () => {
    const id = await makeClosedWave(deps, TEAMS);
    const slow = { ...deps, settleSeconds: 300 };
    const refused = await previewWave(slow, hr, id);
    expect(refused).toMatchObject({ ok: false, error: { reason: "too-early", state: "closed" } });
    if (refused.ok || refused.error.reason !== "too-early") throw new Error("not refused");
    expect(refused.error.retryAfterSeconds).toBeGreaterThan(290);
    expect(await countOf(deps, "SELECT is_previewed n FROM wave WHERE id = ?1", id)).toBe(0);
  });

  it("stops the wave when a group has more ballots than tokens issued", async () => {
    const id = await makeClosedWave(deps, [
      { group: "u00003", count: 10, answers: satisfied, issued: 9 },
      { group: "u00004", count: 10, answers: satisfied, issued: 30 },
    ]);
    const refused = await previewWave(deps, hr, id);
    expect(refused).toEqual({
      ok: false,
      error: { reason: "step-out-of-order", state: "stopped" },
    });
    expect(await auditOf(id)).toEqual(["wave.stopped"]);
    const query = "SELECT count(*) n FROM release_statement WHERE wave = ?1";
    expect(await countOf(deps, query, id)).toBe(0);
    expect(valueOrThrow(await destroyWave(deps, hr, id)).state).toBe("destroyed");
  });

  it("places no more comments of a group than it has ballots, and names the rest", async () => {
    const [first] = TEAMS;
    if (first === undefined) throw new Error("There are teams.");
    const { id, preview } = await previewed([{ ...first, comments: texts(25, "甲") }]);
    expect(preview.comments.map((placed) => placed.texts.length)).toEqual([22]);
    valueOrThrow(await releaseWave(deps, hr, id));
    expect(valueOrThrow(await readStatement(deps, id)).unreadable).toBe(3);
  });

  it("names what is no ballot and no comment instead of counting it or stopping there", async () => {
    const id = await makeClosedWave(deps, TEAMS);
    await deps.box.put(`b/${id}/${"0".repeat(64)}`, "", { metadata: { c: "AAAA" } });
    await deps.box.put(`c/${id}/${"0".repeat(64)}`, "AAAA");
    valueOrThrow(await previewWave(deps, hr, id));
    valueOrThrow(await releaseWave(deps, hr, id));
    expect(valueOrThrow(await readStatement(deps, id))).toMatchObject({
      counted: 34,
      unreadable: 2,
    });
  });

  it("begins anew after a fault at any read or write, and stores the same figures", async () => {
    const id = await makeClosedWave(deps, TEAMS);
    for (const faulty of ["list", "get"] as const) {
      const box = new Proxy(deps.box, {
        get: (target, name) =>
          name === faulty
            ? () => Promise.reject(new Error("fault"))
            : (target[name as "list"] as (...args: never[]) => unknown).bind(target),
      });
      await expect(previewWave({ ...deps, box }, hr, id)).rejects.toThrow("fault");
    }
    const db = new Proxy(deps.db, {
      get: (target, name) =>
        name === "batch"
          ? () => Promise.reject(new Error("fault"))
          : Reflect.get(target, name, target),
    });
    await expect(previewWave({ ...deps, db }, hr, id)).rejects.toThrow("fault");
    expect(await auditOf(id)).toEqual([]);
    const { cells } = valueOrThrow(await previewWave(deps, hr, id));
    expect(cells.find(({ unit }) => unit === "u00001")?.ballots).toBe(34);
  });
});

describe("release", () => {
  it("publishes the preview unchanged, once", async () => {
    const { id, preview } = await released();
    const { hidden: _, ...expected } = preview;
    expect(valueOrThrow(await readResults(deps, hr, id, undefined))).toEqual(expected);
    expect(await releaseWave(deps, hr, id)).toEqual({
      ok: false,
      error: { reason: "step-out-of-order", state: "released" },
    });
    expect(await previewWave(deps, hr, id)).toMatchObject({ error: { state: "released" } });
    expect(await auditOf(id)).toEqual(["wave.previewed", "wave.released"]);
    const query = "SELECT count(*) n FROM preview_hidden WHERE wave = ?1";
    expect(await countOf(deps, query, id)).toBe(0);
  });

  it("computes the preview first for a program that did not ask for it", async () => {
    const id = await makeClosedWave(deps, TEAMS);
    expect(valueOrThrow(await releaseWave(deps, hr, id)).state).toBe("released");
    expect(await auditOf(id)).toEqual(["wave.previewed", "wave.released"]);
  });

  it("by two at a time succeeds for one of them and leaves one audit row", async () => {
    const { id } = await previewed();
    const both = await Promise.all([releaseWave(deps, hr, id), releaseWave(deps, hr, id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await auditOf(id)).toEqual(["wave.previewed", "wave.released"]);
  });

  it("shows nothing before", async () => {
    const { id } = await previewed();
    const refusal = { ok: false, error: { reason: "step-out-of-order", state: "closed" } };
    expect(await readResults(deps, hr, id, undefined)).toEqual(refusal);
    expect(await readCompanyResults(deps, id)).toEqual(refusal);
    expect(await readReceipts(deps, id)).toEqual(refusal);
    expect(await readStatement(deps, id)).toEqual(refusal);
  });

  it("lists one receipt per ballot, sorted, and states totals and rules", async () => {
    const { id } = await released();
    const receipts = valueOrThrow(await readReceipts(deps, id));
    expect(new Set(receipts).size).toBe(34);
    expect(receipts).toEqual(receipts.toSorted());
    expect(valueOrThrow(await readStatement(deps, id))).toMatchObject({
      rules: [
        { rule: "threshold", hidden: 2 },
        { rule: "tree", hidden: 4 },
        { rule: "cut", hidden: 0 },
        { rule: "uniform", hidden: 1 },
        { rule: "companySize", hidden: 0 },
        { rule: "exitSize", hidden: 0 },
      ],
      atBound: 1,
      withoutShare: 0,
      issued: 34,
      counted: 34,
      unreadable: 0,
    });
  });
});

describe("who sees what", () => {
  it("a manager gets the own subtree and the company, nothing of another", async () => {
    const { id } = await released();
    const own = valueOrThrow(await readResults(deps, managerOf("u00002"), id, undefined));
    expect(own.cells.map(({ unit }) => unit)).toEqual(["u00001", "u00002", "u00003", "u00004"]);
    const other = valueOrThrow(await readResults(deps, managerOf("u00005"), id, undefined));
    expect(other.cells.map(({ unit }) => unit)).toEqual(["u00001", "u00005"]);
    expect(other.comments.map(({ unit }) => unit)).toEqual(["u00001"]);
  });

  it("a foreign, an unknown, an empty and a hidden unit answer alike but for the id", async () => {
    const { id } = await released();
    const ask = async (caller: typeof hr, unit: string) => {
      const body = valueOrThrow(await readResults(deps, caller, id, unit));
      return JSON.stringify(body).replaceAll(unit, "UNIT");
    };
    const hidden = await ask(hr, "u00005");
    expect(hidden).toContain('"unit":"UNIT"');
    expect(await ask(managerOf("u00005"), "u00003")).toBe(hidden);
    expect(await ask(managerOf("u00005"), "u99999")).toBe(hidden);
    expect(await ask(hr, "u99999")).toBe(hidden);
    const one = valueOrThrow(await readResults(deps, managerOf("u00002"), id, "u00003"));
    expect(one.cells.map(({ unit, items }) => [unit, items["CNT-A1"]?.shown])).toEqual([
      ["u00003", true],
    ]);
  });

  it("everybody gets the company's figures without its comments", async () => {
    const { id } = await released();
    const { cells, comments } = valueOrThrow(await readCompanyResults(deps, id));
    expect([cells.map(({ unit }) => unit), comments]).toEqual([["u00001"], []]);
  });
});

/** The same server some days later. */
const inDays = (days: number) => ({
  ...deps,
  clock: { ...deps.clock, nowMs: () => Date.now() + days * 86_400_000 },
});

describe("destroy", () => {
  it("waits for the end of the hold, so that a receipt can be disputed", async () => {
    const { id } = await released();
    const refused = await destroyWave(inDays(6.9), hr, id);
    expect(refused).toMatchObject({ error: { reason: "too-early", state: "released" } });
    expect(await namesIn(deps, `s/${id}`)).toEqual([`s/${id}`]);
  });

  it("leaves the release and nothing that could be linked", async () => {
    const { id } = await released();
    expect(valueOrThrow(await destroyWave(inDays(7.1), hr, id)).state).toBe("destroyed");
    expect(await namesIn(deps, "b/")).not.toContainEqual(expect.stringContaining(id));
    for (const prefix of [`b/${id}/`, `c/${id}/`, `s/${id}`]) {
      expect(await namesIn(deps, prefix)).toEqual([]);
    }
    const query = "SELECT count(*) n FROM invitation WHERE wave = ?1";
    expect(await countOf(deps, query, id)).toBe(0);
    expect(valueOrThrow(await readReceipts(deps, id))).toHaveLength(34);
    expect(valueOrThrow(await readResults(deps, hr, id, undefined)).cells).toHaveLength(5);
    expect(await destroyWave(deps, hr, id)).toMatchObject({ error: { state: "destroyed" } });
    expect(await auditOf(id)).toEqual(["wave.previewed", "wave.released", "wave.destroyed"]);
  });

  it("takes the seed first, and is taken up again wherever it broke off", async () => {
    const { id } = await released();
    let deletesLeft = 5;
    const box = new Proxy(deps.box, {
      get: (target, name) =>
        name === "delete"
          ? (key: string) =>
              deletesLeft-- > 0 ? target.delete(key) : Promise.reject(new Error("fault"))
          : (target[name as "list"] as (...args: never[]) => unknown).bind(target),
    });
    await expect(destroyWave({ ...inDays(7.1), box }, hr, id)).rejects.toThrow("fault");
    expect(await namesIn(deps, `s/${id}`)).toEqual([]);
    expect((await namesIn(deps, `b/${id}/`)).length).toBeGreaterThan(0);
    expect((await findWave(deps.db, id))?.state).toBe("released");
    expect(valueOrThrow(await destroyWave(inDays(7.1), hr, id)).state).toBe("destroyed");
    expect(await namesIn(deps, `b/${id}/`)).toEqual([]);
    expect(await auditOf(id)).toEqual(["wave.previewed", "wave.released", "wave.destroyed"]);
  });

  it("comes by itself when the hold is over, not before", async () => {
    const { id } = await released();
    await destroyDueWaves(inDays(6.9));
    expect((await findWave(deps.db, id))?.state).toBe("released");
    await destroyDueWaves(inDays(7.1));
    expect((await findWave(deps.db, id))?.state).toBe("destroyed");
  });

  it("that a release has overtaken leaves what was released", async () => {
    const { id, preview } = await previewed();
    const racing = withActBeforeWrite(inDays(181), () => releaseWave(deps, hr, id));
    expect(await destroyWave(racing, hr, id, "expire")).toEqual({
      ok: false,
      error: { reason: "step-out-of-order", state: "released" },
    });
    const { hidden: _, ...expected } = preview;
    expect(valueOrThrow(await readResults(deps, hr, id, undefined))).toEqual(expected);
    expect(valueOrThrow(await readReceipts(deps, id))).toHaveLength(34);
    expect(await auditOf(id)).toEqual(["wave.previewed", "wave.released"]);
  });

  it("of an unreleased wave comes with the end of its storage and drops the preview", async () => {
    const { id } = await previewed();
    expect(await destroyWave(deps, hr, id)).toMatchObject({ error: { state: "closed" } });
    const later = Date.now() + 181 * 86_400_000;
    await destroyDueWaves({ ...deps, clock: { ...deps.clock, nowMs: () => later } });
    expect((await findWave(deps.db, id))?.state).toBe("destroyed");
    for (const table of ["cell", "comment", "receipt", "statement"]) {
      const query = `SELECT count(*) n FROM release_${table} WHERE wave = ?1`;
      expect(await countOf(deps, query, id)).toBe(0);
    }
    expect(await readResults(deps, hr, id, undefined)).toMatchObject({
      error: { state: "destroyed" },
    });
  });
});
