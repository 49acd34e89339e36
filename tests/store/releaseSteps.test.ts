import { beforeAll, describe, expect, it } from "vitest";
import { REDACTED } from "../../worker/domain/disclosure/redactComment.ts";
import type { Deps } from "../../worker/env.ts";
import { auditEntry } from "../../worker/services/auditEntry.ts";
import { previewWave } from "../../worker/services/previewWave.ts";
import { readResults } from "../../worker/services/readResults.ts";
import { readStatement } from "../../worker/services/readStatement.ts";
import { redactPlacedComment } from "../../worker/services/redactComment.ts";
import { releaseWave } from "../../worker/services/releaseWave.ts";
import { isReleaseSafe } from "../../worker/store/releaseCheck.ts";
import { findWave } from "../../worker/store/wave.ts";
import { stepWaveOnce } from "../../worker/store/waveStep.ts";
import { freshDeps } from "./ballotWave.ts";
import {
  countOf,
  hr,
  makeClosedWave,
  neutral,
  satisfied,
  type TeamBallots,
} from "./countedWave.ts";
import { auditActions } from "./interleave.ts";

let deps: Deps;
beforeAll(async () => {
  ({ deps } = await freshDeps());
});

const TEAMS: readonly TeamBallots[] = [
  {
    group: "u00003",
    count: 22,
    answers: satisfied,
    comments: ["食堂很好😀", "二", "三", "四", "五", "六"],
  },
  { group: "u00004", count: 8, answers: neutral },
];

/** Every look at the real clock finds it ten seconds later. */
function slowDeps(): Deps {
  let nowMs = Date.now();
  return { ...deps, clock: { ...deps.clock, realNowMs: () => (nowMs += 10_000) } };
}

const checkedParts = (id: string) =>
  countOf(deps, "SELECT count(*) n FROM release_check WHERE wave = ?1", id);

const previewed = async () => {
  const id = await makeClosedWave(deps, TEAMS);
  const preview = await previewWave(deps, hr, id);
  if (!preview.ok) throw new Error(preview.error.reason);
  return { id, preview: preview.value };
};

describe("the check of a computed release", () => {
  it("goes on over several calls, says how far it is, and lets nothing out before its end", async () => {
    const id = await makeClosedWave(deps, TEAMS);
    const first = await previewWave(slowDeps(), hr, id);
    expect(first).toEqual({
      ok: false,
      error: { reason: "being-checked", done: 1, total: 3 },
    });
    const second = await releaseWave(slowDeps(), hr, id);
    expect(second).toMatchObject({ error: { reason: "being-checked", done: 2 } });
    expect((await findWave(deps.db, id))?.state).toBe("closed");
    expect((await releaseWave(slowDeps(), hr, id)).ok).toBe(true);
    expect(await checkedParts(id)).toBe(3);
    expect(await auditActions(deps, id)).toEqual(["wave.previewed", "wave.released"]);
    expect(await readStatement(deps, id)).toMatchObject({ value: { audit: "passed" } });
  });

  it("loses nothing that was checked before a fault, and does not check it again", async () => {
    const id = await makeClosedWave(deps, TEAMS);
    await previewWave(slowDeps(), hr, id);
    const box = new Proxy(deps.box, {
      get: (target, name) =>
        name === "list"
          ? () => Promise.reject(new Error("fault"))
          : (target[name as "get"] as (...args: never[]) => unknown).bind(target),
    });
    await expect(previewWave({ ...deps, box }, hr, id)).rejects.toThrow("fault");
    expect(await checkedParts(id)).toBe(1);
    expect(await previewWave(deps, hr, id)).toMatchObject({ ok: true });
    // Once all is checked the ballots are not opened again.
    expect(await previewWave({ ...deps, box }, hr, id)).toMatchObject({ ok: true });
  });

  it("publishes nothing when figures would give a small group away, and shows none to HR", async () => {
    const id = await makeClosedWave(deps, TEAMS);
    await previewWave(slowDeps(), hr, id);
    // A figure of all but four people, as a release without the tree rule would have it.
    await deps.d1
      .prepare("INSERT INTO release_cell (wave, unit_id, cut, body) VALUES (?1, 'u00005', '', ?2)")
      .bind(
        id,
        JSON.stringify({
          items: { "CNT-A2": { shown: true, n: 26, mean: 3.9 } },
          dimensions: {},
        }),
      )
      .run();
    const refused = {
      ok: false,
      error: { reason: "not-safe", leaks: expect.any(Number), questions: ["CNT-A2"] },
    };
    expect(await previewWave(deps, hr, id)).toEqual(refused);
    expect(await releaseWave(deps, hr, id)).toEqual(refused);
    expect(await readResults(deps, hr, id, undefined)).toMatchObject({
      error: { reason: "step-out-of-order", state: "closed" },
    });
    expect(await auditActions(deps, id)).toEqual(["wave.previewed"]);
  });
});

describe("the database", () => {
  const release = (id: string) =>
    stepWaveOnce(deps.db, {
      id,
      from: { state: "closed", isPreviewed: true },
      onlyIf: isReleaseSafe(id),
      to: { state: "released" },
      entry: auditEntry(deps, hr, "wave.released", id),
    });
  const run = (statement: string, id: string) => deps.d1.prepare(statement).bind(id).run();
  const stuck = { ok: false, error: { reason: "step-out-of-order", state: "closed" } };

  it("moves no wave on whose check is not complete and clean", async () => {
    const { id } = await previewed();
    await run("DELETE FROM release_check WHERE wave = ?1 AND part = 'CNT-A2'", id);
    expect(await release(id)).toEqual(stuck);
    await run("INSERT INTO release_check VALUES (?1, 'CNT-A2', 1)", id);
    expect(await release(id)).toEqual(stuck);
    await run("UPDATE release_check SET leaks = 0 WHERE wave = ?1", id);
    await run("DELETE FROM release_check WHERE wave = ?1 AND part = ''", id);
    expect(await release(id)).toEqual(stuck);
    expect(await auditActions(deps, id)).toEqual(["wave.previewed"]);
    await run("INSERT INTO release_check VALUES (?1, '', 0)", id);
    expect(await release(id)).toMatchObject({ ok: true, value: { state: "released" } });
  });

  it("moves none on that has no computed release, whatever was checked", async () => {
    const { id } = await previewed();
    await run("DELETE FROM release_statement WHERE wave = ?1", id);
    expect(await release(id)).toEqual(stuck);
  });
});

describe("redaction of comments", () => {
  const textsOf = async (id: string) => {
    const results = await readResults(deps, hr, id, undefined);
    if (!results.ok) throw new Error(results.error.reason);
    return results.value.comments.flatMap(({ texts }) => texts);
  };
  const placeOf = (preview: { comments: readonly { texts: string[] }[] }, text: string) => ({
    unit: "u00003",
    item: "CNT-O1",
    position: preview.comments[0]?.texts.indexOf(text) ?? -1,
  });

  it("hides words before the release and leaves the rest as it was written", async () => {
    const { id, preview } = await previewed();
    const place = placeOf(preview, "食堂很好😀");
    const hide = [{ from: 0, to: 2 }];
    expect(await redactPlacedComment(deps, hr, id, { ...place, hide })).toEqual({
      ok: true,
      value: { text: `${REDACTED}很好😀` },
    });
    const after = await previewWave(deps, hr, id);
    expect(after.ok).toBe(true);
    await releaseWave(deps, hr, id);
    expect(await textsOf(id)).toContain(`${REDACTED}很好😀`);
    expect(await textsOf(id)).toHaveLength(6);
  });

  it("refuses parts outside the text, overlapping ones, and half a character", async () => {
    const { id, preview } = await previewed();
    const place = placeOf(preview, "食堂很好😀");
    for (const hide of [
      [{ from: 0, to: 7 }],
      [{ from: 2, to: 2 }],
      [
        { from: 0, to: 3 },
        { from: 2, to: 4 },
      ],
      [{ from: 4, to: 5 }],
      [],
    ]) {
      const refused = await redactPlacedComment(deps, hr, id, { ...place, hide });
      expect(refused, JSON.stringify(hide)).toMatchObject({ error: { reason: "parts-not-valid" } });
    }
    const unknown = { ...place, position: 6, hide: null };
    expect(await redactPlacedComment(deps, hr, id, unknown)).toMatchObject({
      error: { reason: "unknown-comment" },
    });
  });

  it("only removes a whole comment after the release, and leaves a mark in its place", async () => {
    const { id, preview } = await previewed();
    const place = placeOf(preview, "三");
    await releaseWave(deps, hr, id);
    expect(
      await redactPlacedComment(deps, hr, id, { ...place, hide: [{ from: 0, to: 1 }] }),
    ).toMatchObject({ error: { reason: "only-whole" } });
    expect(await redactPlacedComment(deps, hr, id, { ...place, hide: null })).toMatchObject({
      ok: true,
    });
    const texts = await textsOf(id);
    expect([texts.includes("三"), texts.filter((text) => text === REDACTED)]).toEqual([
      false,
      [REDACTED],
    ]);
  });

  it("is noted with who did it, never with a word of the text", async () => {
    const { id, preview } = await previewed();
    await redactPlacedComment(deps, hr, id, { ...placeOf(preview, "二"), hide: null });
    const row = await deps.d1
      .prepare("SELECT actor_name, detail FROM audit_log WHERE subject = ?1 AND action = ?2")
      .bind(id, "wave.comment-redacted")
      .first();
    expect(row).toEqual({
      actor_name: hr.name,
      detail: JSON.stringify({ unit: "u00003", item: "CNT-O1", part: "whole" }),
    });
  });

  it("by two at a time on the same comment happens once", async () => {
    const { id, preview } = await previewed();
    const place = placeOf(preview, "食堂很好😀");
    const both = await Promise.all([
      redactPlacedComment(deps, hr, id, { ...place, hide: [{ from: 0, to: 2 }] }),
      redactPlacedComment(deps, hr, id, { ...place, hide: [{ from: 2, to: 4 }] }),
    ]);
    expect(both.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    const notes = (await auditActions(deps, id)).filter((act) => act === "wave.comment-redacted");
    expect(notes).toHaveLength(both.filter(({ ok }) => ok).length);
  });

  it("is refused before there is anything to see", async () => {
    const id = await makeClosedWave(deps, TEAMS);
    const place = { unit: "u00003", item: "CNT-O1", position: 0, hide: null };
    expect(await redactPlacedComment(deps, hr, id, place)).toEqual({
      ok: false,
      error: { reason: "step-out-of-order", state: "closed" },
    });
  });
});
