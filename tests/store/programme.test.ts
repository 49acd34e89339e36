import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { depsOf } from "../../worker/createDeps.ts";
import type { Bindings, Deps } from "../../worker/env.ts";
import { type BaselineRow, listBaselines, lockBaseline } from "../../worker/store/baseline.ts";
import { type HrRecordRow, listHrRecords, writeHrRecords } from "../../worker/store/hrRecord.ts";
import {
  deleteSeriesBreak,
  insertSeriesBreaks,
  listSeriesBreaks,
  type SeriesBreakRow,
} from "../../worker/store/seriesBreak.ts";
import {
  insertTargetRevision,
  listTargetRevisions,
  type TargetRevisionRow,
} from "../../worker/store/targetRevision.ts";
import { writeUnits } from "../../worker/store/unit.ts";
import { insertUnitMoves, listUnitMoves } from "../../worker/store/unitMove.ts";

let deps: Deps;

beforeEach(async () => {
  deps = await depsOf(env as unknown as Bindings);
  const unit = (id: string, parentId: string | null, path: string) => ({
    ...{ id, parentId, path },
    name: path.split("/").at(-1) ?? "",
  });
  const [first, ...rest] = writeUnits(deps.db, [
    unit("u00001", null, "总部"),
    unit("u00002", "u00001", "总部/东区"),
  ]);
  if (first !== undefined) await deps.db.batch([first, ...rest]);
});

const row = (change: Partial<HrRecordRow>): HrRecordRow => ({
  record: "turnover",
  unitId: "u00001",
  period: "2026-01",
  numerator: 2,
  denominator: 59.5,
  detail: { opening: 60, closing: 59 },
  ...change,
});

const baseline = (change: Partial<BaselineRow>): BaselineRow => ({
  indicator: "turnover-rate",
  wave: null,
  period: "2026-01",
  value: 14 / 58.583333,
  numerator: 14,
  n: 58.583333,
  source: "records",
  version: null,
  lockedBy: "hr",
  lockedAtMs: 1,
  reason: null,
  ...change,
});

const ENTRY = {
  ...{ atMs: 1, actor: "key-1", actorName: "hr", action: "baseline.locked", subject: "x" },
  detail: {},
};

const revision = (change: Partial<TargetRevisionRow>): TargetRevisionRow => ({
  indicator: "turnover-rate",
  target: -0.2,
  changeBasis: "relative",
  dueOn: null,
  owner: { zh: "人力资源部门", en: "Human resources" },
  reason: "agreed with the union",
  revisedBy: "hr",
  revisedAtMs: 1,
  validFrom: "2026-03-02",
  ...change,
});

describe("the counts of HR", () => {
  it("stand once per record, unit and period: a later import replaces them, detail and all", async () => {
    for (const statement of writeHrRecords(deps.db, [
      row({}),
      row({ period: "2026-02" }),
      row({ record: "promotion", unitId: "u00002", detail: {} }),
    ])) {
      await statement;
    }
    for (const statement of writeHrRecords(deps.db, [row({ numerator: 3, detail: {} })])) {
      await statement;
    }
    expect(await listHrRecords(deps.db, ["turnover"], null)).toEqual([
      row({ numerator: 3, detail: {} }),
      row({ period: "2026-02" }),
    ]);
    expect(await listHrRecords(deps.db, ["turnover", "promotion"], ["u00002"])).toEqual([
      row({ record: "promotion", unitId: "u00002", detail: {} }),
    ]);
    expect(await listHrRecords(deps.db, [], null)).toEqual([]);
  });

  it("are refused for a unit that does not exist, and below zero", async () => {
    for (const faulty of [row({ unitId: "u09999" }), row({ period: "2027-01", numerator: -1 })]) {
      const [statement] = writeHrRecords(deps.db, [faulty]);
      await expect(statement).rejects.toThrow();
    }
  });
});

describe("what indicators are judged by", () => {
  it("is appended to: the newest baseline comes last, and none can be changed or deleted", async () => {
    const second = baseline({ period: "2026-02", reason: "a leaver was missing" });
    expect(await lockBaseline(deps.db, baseline({}), ENTRY)).toBe(true);
    expect(await lockBaseline(deps.db, second, ENTRY)).toBe(true);
    expect(await listBaselines(deps.db)).toEqual([baseline({}), second]);
    for (const sql of ["UPDATE baseline SET value = 0", "DELETE FROM baseline"]) {
      await expect(deps.d1.prepare(sql).run()).rejects.toThrow("baselines are append-only");
    }
  });

  it("is locked once without a reason, also by several at the same time, and logged once", async () => {
    const indicator = "performance-pass-rate";
    const locked = await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        lockBaseline(deps.db, baseline({ indicator, n: i }), { ...ENTRY, subject: indicator }),
      ),
    );
    expect(locked.filter(Boolean)).toHaveLength(1);
    const rows = await listBaselines(deps.db);
    expect(rows.filter((each) => each.indicator === indicator)).toHaveLength(1);
    const { results } = await deps.d1
      .prepare("SELECT id FROM audit_log WHERE subject = ?")
      .bind(indicator)
      .all();
    expect(results).toHaveLength(1);
  });

  it("keeps every target that there ever was", async () => {
    await insertTargetRevision(deps.db, revision({}));
    await insertTargetRevision(deps.db, revision({ target: -0.1, owner: null }));
    expect(await listTargetRevisions(deps.db)).toEqual([
      revision({}),
      revision({ target: -0.1, owner: null }),
    ]);
    for (const sql of ["UPDATE target_revision SET target = 0", "DELETE FROM target_revision"]) {
      await expect(deps.d1.prepare(sql).run()).rejects.toThrow("target revisions are append-only");
    }
  });

  it("knows breaks by day, of an indicator or of a unit, never of both or of none", async () => {
    const broken: SeriesBreakRow = {
      id: "b2",
      kind: "organisation",
      on: "2026-05-01",
      indicator: null,
      unitId: "u00002",
      note: "two teams became one",
      enteredBy: "hr",
      enteredAtMs: 1,
    };
    const standard = { ...broken, id: "b1", kind: "appraisal-standard", on: "2026-04-01" } as const;
    const ofIndicator = { ...standard, indicator: "performance-pass-rate", unitId: null };
    await insertSeriesBreaks(deps.db, [broken, ofIndicator]);
    expect(await listSeriesBreaks(deps.db)).toEqual([ofIndicator, broken]);
    for (const faulty of [standard, { ...standard, unitId: null }]) {
      await expect(insertSeriesBreaks(deps.db, [{ ...faulty, id: "b3" }])).rejects.toThrow();
    }
    await deleteSeriesBreak(deps.db, "b1");
    expect(await listSeriesBreaks(deps.db)).toEqual([broken]);
  });

  it("knows how many people each import has moved at a unit", async () => {
    const move = { unitId: "u00002", day: "2026-05-01", moved: 3, headcountBefore: 12 };
    const moves = [
      { ...move, headcountAfter: 15 },
      { ...move, moved: 1, headcountAfter: 14 },
    ];
    for (const statement of insertUnitMoves(deps.db, moves)) await statement;
    expect(await listUnitMoves(deps.db, "u00002")).toEqual(moves);
    expect(await listUnitMoves(deps.db, "u00001")).toEqual([]);
  });
});
