import { beforeAll, describe, expect, it } from "vitest";
import type { Deps } from "../../worker/env.ts";
import { countUsedCodes } from "../../worker/services/countUsedCodes.ts";
import { destroyWave } from "../../worker/services/destroyWave.ts";
import { enterHandOuts, readHandOuts } from "../../worker/services/handOuts.ts";
import { readParticipation } from "../../worker/services/readParticipation.ts";
import { readResults } from "../../worker/services/readResults.ts";
import { releaseWave } from "../../worker/services/releaseWave.ts";
import { seededRandom } from "../domain/disclosure/randomTree.ts";
import { freshDeps } from "./ballotWave.ts";
import { countOf, hr, makeClosedWave, type TeamBallots } from "./countedWave.ts";

let deps: Deps;
beforeAll(async () => {
  ({ deps } = await freshDeps());
});

const TEAMS: TeamBallots[] = [
  { group: "u00003", count: 24, answers: { "CNT-A1": 4 } },
  { group: "u00004", count: 22, answers: { "CNT-A1": 3 } },
];
// The factory's pools have 40 codes each; its waves run in March 2026.
const periodWave = (teams = TEAMS, changes = {}) =>
  makeClosedWave(deps, teams, {
    population: JSON.stringify({ codes: [{ unit: "u00001", count: 120 }] }),
    ...{ channel: "slips", state: "open", closedAtMs: null },
    ...changes,
  });
/** The close of a wave's last day, as the job does it. */
const close = (wave: string, state = "closed") =>
  deps.d1
    .prepare("UPDATE wave SET state = ?2, closed_at_ms = ?3 WHERE id = ?1")
    .bind(wave, state, Date.parse("2026-03-07T00:00:10+08:00"))
    .run();
const enter = (
  wave: string,
  ...items: (readonly [group: string, month: string, count: number])[]
) =>
  enterHandOuts(
    deps,
    hr,
    wave,
    items.map(([group, month, count]) => ({ group, month, count })),
  );
const companyOf = async (wave: string) => {
  await close(wave);
  const released = await releaseWave(deps, hr, wave);
  if (!released.ok) throw new Error(released.error.reason);
  const results = await readResults(deps, hr, wave, undefined);
  if (!results.ok) throw new Error(results.error.reason);
  const [company] = results.value.cells;
  return { invited: company?.invited, ballots: company?.ballots };
};

/** The same store at a time of day in Shanghai. */
const at = (local: string): Deps => ({
  ...deps,
  clock: { ...deps.clock, nowMs: () => Date.parse(`${local}+08:00`) },
});
const participationOf = async (wave: string) => {
  const read = await readParticipation(deps, wave);
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
};
const shownIn = async (wave: string) =>
  (await participationOf(wave)).items.filter(({ shown }) => shown).length;
const ALL = ["u00003", "u00004", "u00005"].map((group) => [group, "2026-03", 40] as const);

describe("codes handed out", () => {
  it("are the number of people asked that a period wave is released with", async () => {
    const wave = await periodWave();
    expect((await enter(wave, ["u00003", "2026-03", 30], ["u00004", "2026-03", 26])).ok).toBe(true);
    expect(await companyOf(wave)).toEqual({ invited: 56, ballots: 46 });
  });

  it("leave the number of people asked unknown where nothing, or too little, was entered", async () => {
    const silent = await periodWave();
    expect(await companyOf(silent)).toEqual({ invited: undefined, ballots: 46 });
    const short = await periodWave();
    await enter(short, ["u00003", "2026-03", 23], ["u00004", "2026-03", 40]);
    expect(await companyOf(short)).toEqual({ invited: undefined, ballots: 46 });
  });

  it("are replaced by a later entry for the same group and month, and added up over months", async () => {
    const wave = await periodWave(TEAMS, { closesOn: "2026-04-30" });
    await enter(wave, ["u00003", "2026-03", 30]);
    const entered = await enter(wave, ["u00003", "2026-03", 20], ["u00003", "2026-04", 9]);
    expect(entered.ok && entered.value.groups[0]).toEqual({
      ...{ group: "u00003", unitName: "部", cut: null },
      ...{ pool: 40, handedOut: 29 },
    });
    expect(entered.ok && entered.value.items).toEqual([
      { group: "u00003", month: "2026-03", count: 20 },
      { group: "u00003", month: "2026-04", count: 9 },
    ]);
    const log =
      "SELECT count(*) n FROM audit_log WHERE subject = ?1 AND action = 'wave.codes-handed-out'";
    expect(await countOf(deps, log, wave)).toBe(2);
  });

  it("are refused at the place that does not fit, and then nothing is written", async () => {
    const wave = await periodWave();
    const refused = await enter(
      wave,
      ["u00003", "2026-03", 12],
      ["u00009", "2026-03", 1],
      ["u00004", "2026-05", 1],
      ["u00005", "2026-03", 41],
      ["u00003", "2026-03", 1],
    );
    expect(!refused.ok && refused.error).toMatchObject({
      reason: "hand-outs-not-valid",
      faults: [
        { pointer: "/items/1/group", code: "unknown-group" },
        { pointer: "/items/2/month", code: "month-outside-wave" },
        { pointer: "/items/3/count", code: "more-than-pool" },
        { pointer: "/items/4/month", code: "entered-twice" },
      ],
    });
    const read = await readHandOuts(deps, wave);
    expect(read.ok && read.value.items).toEqual([]);
  });

  it("cannot exceed the pool even when two entries fall together: one is refused at its place", async () => {
    const wave = await periodWave(TEAMS, { closesOn: "2026-04-30" });
    const outcomes = await Promise.all([
      enter(wave, ["u00003", "2026-03", 30]),
      enter(wave, ["u00003", "2026-04", 30]),
    ]);
    const read = await readHandOuts(deps, wave);
    expect(read.ok && read.value.groups[0]?.handedOut).toBe(30);
    const refused = outcomes.filter(({ ok }) => !ok);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      error: {
        reason: "hand-outs-not-valid",
        faults: [{ pointer: "/items/0/count", code: "more-than-pool" }],
      },
    });
    const log = "SELECT count(*) n FROM audit_log WHERE subject = ?1";
    expect(await countOf(deps, log, wave)).toBe(1);
  });

  it("are final once the wave has closed, before and after its preview and release", async () => {
    const wave = await periodWave();
    await enter(wave, ["u00003", "2026-03", 30]);
    await close(wave);
    const late = await enter(wave, ["u00003", "2026-03", 31]);
    expect(!late.ok && late.error).toEqual({ reason: "step-out-of-order", state: "closed" });
    await releaseWave(deps, hr, wave);
    const later = await enter(wave, ["u00003", "2026-03", 1]);
    expect(!later.ok && later.error).toEqual({ reason: "step-out-of-order", state: "released" });
    const read = await readHandOuts(deps, wave);
    expect(read.ok && read.value.groups[0]?.handedOut).toBe(30);
  });

  it("do not exist for waves that invite people, or none", async () => {
    const ordinary = await makeClosedWave(deps, TEAMS);
    const refused = await enter(ordinary, ["u00003", "2026-03", 1]);
    expect(!refused.ok && refused.error.reason).toBe("wave-without-pool");
    const unknown = await readHandOuts(deps, crypto.randomUUID());
    expect(!unknown.ok && unknown.error.reason).toBe("unknown-wave");
  });

  it("open no participation before the wave has closed and its last day is counted", async () => {
    const wave = await periodWave();
    await enter(wave, ...ALL);
    await countUsedCodes(at("2026-03-04T00:01:00"));
    expect(await shownIn(wave)).toBe(0);
    await close(wave);
    await countUsedCodes(at("2026-03-07T00:00:20"));
    expect(await shownIn(wave)).toBeGreaterThan(0);
  });

  it("never tell how many codes were used: no entry is answered otherwise for it", async () => {
    const random = seededRandom(5);
    for (let round = 0; round < 2; round++) {
      // Two waves that differ only in how many leavers of a branch answered.
      const waves = await Promise.all(
        [3, 4 + Math.floor(random() * 20)].map((count) =>
          periodWave([{ group: "u00003", count: 0, issued: count, answers: {} }]),
        ),
      );
      await countUsedCodes(at("2026-03-04T00:01:00"));
      const observed = waves.map((): unknown[] => []);
      for (let step = 0; step < 12; step++) {
        if (step === 8) await Promise.all(waves.map((wave) => close(wave)));
        const group = ["u00003", "u00004", "u00005"][Math.floor(random() * 3)] ?? "";
        const count = Math.floor(random() * 45);
        for (const [index, wave] of waves.entries()) {
          const answer = await enter(wave, [group, "2026-03", count]);
          expect(step < 8 || !answer.ok).toBe(true);
          const told = [answer, await readHandOuts(deps, wave), await participationOf(wave)];
          observed[index]?.push(JSON.parse(JSON.stringify(told).replaceAll(wave, "WAVE")));
        }
      }
      expect(observed[0]).toEqual(observed[1]);
    }
  });

  it("show nothing new once the codes are destroyed", async () => {
    const stories = [];
    for (const entered of [22, 24]) {
      const wave = await periodWave();
      await enter(wave, ["u00003", "2026-03", entered], ["u00004", "2026-03", 40]);
      await close(wave);
      await countUsedCodes(at("2026-03-07T00:00:20"));
      const before = await participationOf(wave);
      await close(wave, "stopped");
      expect((await destroyWave(deps, hr, wave)).ok).toBe(true);
      expect(await countOf(deps, "SELECT count(*) n FROM invitation WHERE wave = ?1", wave)).toBe(
        0,
      );
      await countUsedCodes(at("2026-03-09T00:01:00"));
      expect(await participationOf(wave)).toEqual(before);
      stories.push(await shownIn(wave));
    }
    expect(stories[0]).toBe(0);
    expect(stories[1]).toBeGreaterThan(0);
  });
});
