import { beforeAll, describe, expect, it } from "vitest";
import type { Deps } from "../../worker/env.ts";
import { countUsedCodes } from "../../worker/services/countUsedCodes.ts";
import { previewWave } from "../../worker/services/previewWave.ts";
import { readParticipation } from "../../worker/services/readParticipation.ts";
import { freshDeps } from "./ballotWave.ts";
import { countOf, hr, makeClosedWave, satisfied, spendInvitations } from "./countedWave.ts";

let deps: Deps;
beforeAll(async () => {
  ({ deps } = await freshDeps());
});

/** The same store at a time of day in Shanghai. */
const at = (local: string): Deps => ({
  ...deps,
  clock: { ...deps.clock, nowMs: () => Date.parse(`${local}+08:00`) },
});
const openWave = (changes = {}) =>
  makeClosedWave(deps, [], { state: "open", closedAtMs: null, ...changes });
const spendAll = async (id: string, codes: Readonly<Record<string, number>>) => {
  for (const [group, count] of Object.entries(codes)) {
    await spendInvitations(deps, id, group, count);
  }
};
const usedOf = async (id: string) => {
  const read = await readParticipation(deps, id);
  if (!read.ok) throw new Error(read.error.reason);
  const used = read.value.items.map((unit) => (unit.shown ? unit.used : null));
  return { asOf: read.value.asOf, used };
};

describe("participation", () => {
  it("counts finished days only, each once, whatever happens later", async () => {
    const id = await openWave();
    await countUsedCodes(at("2026-03-02T23:59:00"));
    expect((await usedOf(id)).asOf).toBeNull();
    await spendAll(id, { u00003: 12, u00004: 5, u00005: 5 });
    await countUsedCodes(at("2026-03-03T00:01:00"));
    await spendInvitations(deps, id, "u00003", 3);
    await spendInvitations(deps, id, "u00004", 20);
    await countUsedCodes(at("2026-03-03T12:00:00"));
    // Company, regions u00002 and u00005, teams u00003 and u00004.
    const used = [22, 17, "5-9", 12, "5-9"];
    expect(await usedOf(id)).toEqual({ asOf: "2026-03-02", used });
    await countUsedCodes(at("2026-03-04T00:01:00"));
    const later = await usedOf(id);
    expect(later.asOf).toBe("2026-03-03");
    const query = "SELECT count(*) n FROM participation WHERE wave = ?1 AND day = '2026-03-02'";
    expect(await countOf(deps, query, id)).toBe(3);
  });

  it("skips a day that it missed rather than put this morning's codes under yesterday", async () => {
    const id = await openWave();
    await spendInvitations(deps, id, "u00003", 12);
    await countUsedCodes(at("2026-03-03T09:30:00"));
    expect((await usedOf(id)).asOf).toBeNull();
    await countUsedCodes(at("2026-03-04T00:09:59"));
    expect(await usedOf(id)).toEqual({ asOf: "2026-03-03", used: [12, null, null, null, null] });
  });

  it("counts the last day of a closed wave at any time after it, and not before it is over", async () => {
    const closedAtMs = Date.parse("2026-03-05T12:00:00+08:00");
    const id = await openWave({ state: "closed", closedAtMs });
    await spendInvitations(deps, id, "u00003", 12);
    await countUsedCodes(at("2026-03-05T18:00:00"));
    expect((await usedOf(id)).asOf).toBeNull();
    await countUsedCodes(at("2026-03-06T09:30:00"));
    expect(await usedOf(id)).toEqual({ asOf: "2026-03-05", used: [12, null, null, null, null] });
  });

  it("keeps a distance of k from everybody until the last day is over", async () => {
    const id = await openWave();
    await spendAll(id, { u00003: 40, u00004: 5, u00005: 5 });
    await countUsedCodes(at("2026-03-03T00:01:00"));
    expect((await usedOf(id)).used).toEqual([45, 40, "5-9", 35, "5-9"]);
    const closedAtMs = Date.parse("2026-03-07T00:00:10+08:00");
    await deps.d1
      .prepare("UPDATE wave SET state = 'closed', closed_at_ms = ?2 WHERE id = ?1")
      .bind(id, closedAtMs)
      .run();
    expect((await usedOf(id)).used[3]).toBe(35);
    await countUsedCodes(at("2026-03-07T00:01:00"));
    const used = [50, 45, "5-9", 40, "5-9"];
    expect(await usedOf(id)).toMatchObject({ asOf: "2026-03-06", used });
    // The days after the last one are not counted.
    await countUsedCodes(at("2026-03-09T00:01:00"));
    expect((await usedOf(id)).asOf).toBe("2026-03-06");
  });

  it("has nothing of a wave of handed-out codes before it closes", async () => {
    const id = await openWave({ population: '{"codes":[]}' });
    await spendInvitations(deps, id, "u00003", 12);
    await countUsedCodes(at("2026-03-03T00:01:00"));
    expect(await usedOf(id)).toEqual({ asOf: null, used: [null, null, null, null, null] });
  });

  it("is told where the computed release shows ballots, whatever is counted later", async () => {
    const closedAtMs = Date.parse("2026-03-05T12:00:00+08:00");
    const teams = [
      { group: "u00003", count: 12, answers: satisfied },
      { group: "u00004", count: 6, answers: satisfied },
      { group: "u00005", count: 7, answers: satisfied },
    ] as const;
    const id = await makeClosedWave(deps, teams, { closedAtMs });
    const before = await previewWave(deps, hr, id);
    if (!before.ok) throw new Error(before.error.reason);
    await countUsedCodes(at("2026-03-06T09:30:00"));
    expect((await usedOf(id)).used).toEqual([25, 18, "5-9", 12, "5-9"]);
    await deps.d1
      .prepare(
        "UPDATE release_cell SET body = json_remove(body, '$.ballots') WHERE wave = ?1 AND unit_id = 'u00004'",
      )
      .bind(id)
      .run();
    expect((await usedOf(id)).used).toEqual([25, 18, "5-9", 12, null]);
    await deps.d1.prepare("DELETE FROM release_cell WHERE wave = ?1").bind(id).run();
    expect((await usedOf(id)).used).toEqual([25, null, null, null, null]);
  });

  it("that was counted while ballots were sends the preview back to begin anew", async () => {
    const closedAtMs = Date.parse("2026-03-05T12:00:00+08:00");
    const id = await makeClosedWave(deps, [{ group: "u00003", count: 12, answers: satisfied }], {
      closedAtMs,
    });
    // The day is counted between the look at participation and the storing of the release.
    const box = new Proxy(deps.box, {
      get: (target, name) => {
        const own = target[name as "get"] as (...args: never[]) => Promise<unknown>;
        if (name !== "put") return own.bind(target);
        return async (...args: never[]) => {
          await countUsedCodes(at("2026-03-06T09:30:00"));
          return own.apply(target, args);
        };
      },
    });
    expect(await previewWave({ ...deps, box }, hr, id)).toMatchObject({
      error: { reason: "too-early", state: "closed", retryAfterSeconds: 1 },
    });
    expect((await previewWave(deps, hr, id)).ok).toBe(true);
  });

  it("of a draft is out of order, of an unknown wave unknown", async () => {
    const id = await openWave({ state: "draft" });
    expect(await readParticipation(deps, id)).toMatchObject({ error: { state: "draft" } });
    expect(await readParticipation(deps, crypto.randomUUID())).toMatchObject({
      error: { reason: "unknown-wave" },
    });
  });
});
