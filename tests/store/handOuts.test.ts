import { beforeAll, describe, expect, it } from "vitest";
import type { Deps } from "../../worker/env.ts";
import { enterHandOuts, readHandOuts } from "../../worker/services/handOuts.ts";
import { readParticipation } from "../../worker/services/readParticipation.ts";
import { readResults } from "../../worker/services/readResults.ts";
import { releaseWave } from "../../worker/services/releaseWave.ts";
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
    channel: "slips",
    ...changes,
  });
const enter = (wave: string, ...items: [group: string, month: string, count: number][]) =>
  enterHandOuts(
    deps,
    hr,
    wave,
    items.map(([group, month, count]) => ({ group, month, count })),
  );
const companyOf = async (wave: string) => {
  const released = await releaseWave(deps, hr, wave);
  if (!released.ok) throw new Error(released.error.reason);
  const results = await readResults(deps, hr, wave, undefined);
  if (!results.ok) throw new Error(results.error.reason);
  const [company] = results.value.cells;
  return { invited: company?.invited, ballots: company?.ballots };
};

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

  it("cannot exceed the pool even when two entries fall together", async () => {
    const wave = await periodWave(TEAMS, { closesOn: "2026-04-30" });
    const outcomes = await Promise.allSettled([
      enter(wave, ["u00003", "2026-03", 30]),
      enter(wave, ["u00003", "2026-04", 30]),
    ]);
    const read = await readHandOuts(deps, wave);
    expect(read.ok && read.value.groups[0]?.handedOut).toBe(30);
    expect(outcomes.filter((each) => each.status === "fulfilled" && each.value.ok)).toHaveLength(1);
  });

  it("cannot be changed once the preview has counted with them", async () => {
    const wave = await periodWave();
    await releaseWave(deps, hr, wave);
    const late = await enter(wave, ["u00003", "2026-03", 1]);
    expect(!late.ok && late.error).toEqual({ reason: "step-out-of-order", state: "released" });
  });

  it("do not exist for waves that invite people, or none", async () => {
    const ordinary = await makeClosedWave(deps, TEAMS);
    const refused = await enter(ordinary, ["u00003", "2026-03", 1]);
    expect(!refused.ok && refused.error.reason).toBe("wave-without-pool");
    const unknown = await readHandOuts(deps, crypto.randomUUID());
    expect(!unknown.ok && unknown.error.reason).toBe("unknown-wave");
  });

  it("open no participation while the wave runs", async () => {
    const wave = await periodWave(TEAMS, { state: "open", closedAtMs: null });
    await enter(wave, ["u00003", "2026-03", 40], ["u00004", "2026-03", 40]);
    const read = await readParticipation(deps, wave);
    expect(read.ok && read.value.items.some(({ shown }) => shown)).toBe(false);
  });
});
