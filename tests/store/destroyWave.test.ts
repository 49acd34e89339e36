import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { depsOf } from "../../worker/createDeps.ts";
import type { Bindings, Deps } from "../../worker/env.ts";
import { runDueJobs } from "../../worker/jobs/runDueJobs.ts";
import { destroyWave } from "../../worker/services/destroyWave.ts";
import { previewWave } from "../../worker/services/previewWave.ts";
import { releaseWave } from "../../worker/services/releaseWave.ts";
import { findWave, type WaveRow } from "../../worker/store/wave.ts";
import { countOperations, OPERATIONS_AT_MOST } from "./countedBindings.ts";
import { hr, makeClosedWave, satisfied } from "./countedWave.ts";
import { auditActions } from "./interleave.ts";

const SYSTEM = "system";
const DAY_MS = 86_400_000;
const counted = countOperations(env as unknown as Bindings);
let deps: Deps;
beforeAll(async () => {
  deps = await depsOf(counted.bindings);
});
/** Some days later, the storage of all waves still holding. */
const later: () => Deps = () => ({
  ...deps,
  clock: { ...deps.clock, nowMs: () => Date.now() + 8 * DAY_MS },
});

const real = env as unknown as Bindings;
const putMany = async (prefix: string, count: number) => {
  for (let from = 0; from < count; from += 100) {
    const some = Array.from({ length: Math.min(100, count - from) }, (_, n) =>
      real.BOX.put(prefix + String(from + n).padStart(64, "0"), "", { metadata: { c: "" } }),
    );
    await Promise.all(some);
  }
};
const namesOf = async (wave: string) => {
  const pages = await Promise.all(
    [`b/${wave}/`, `c/${wave}/`, `s/${wave}`].map((prefix) => real.BOX.list({ prefix })),
  );
  return pages.flatMap(({ keys }) => keys.map(({ name }) => name));
};
const stateOf = async (id: string) => (await findWave(deps.db, id))?.state;
const logOf = async (id: string) => {
  const { results } = await real.DB.prepare(
    "SELECT actor_name AS name, action FROM audit_log WHERE subject = ?1 ORDER BY id",
  )
    .bind(id)
    .all<{ name: string; action: string }>();
  return results.map(({ name, action }) => [action, name]);
};
/** What a call of so many operations has: 30 go to all but the box. */
const budgetOf = (left: number) => ({ left, isWorkLeft: false });
const TEAM = { group: "u00003", count: 10, answers: satisfied } as const;

/** A released wave with so many more entries in its box than it has counted. */
async function releasedWave(more: { ballots: number; comments?: number }): Promise<string> {
  const id = await makeClosedWave(deps, [TEAM]);
  for (const step of [previewWave, releaseWave]) {
    const taken = await step(deps, hr, id);
    if (!taken.ok) throw new Error(taken.error.reason);
  }
  await putMany(`b/${id}/`, more.ballots);
  await putMany(`c/${id}/`, more.comments ?? 0);
  return id;
}

const stoppedWave = (changes: Partial<WaveRow> = {}) =>
  makeClosedWave(deps, [TEAM], { state: "stopped", ...changes });

/** Calls until nothing continues. */
async function destroyToTheEnd(at: Deps, id: string) {
  const answers: unknown[] = [];
  for (let calls = 0; calls < 10; calls++) {
    const outcome = await counted.call(() => destroyWave(at, hr, id));
    if (!outcome.ok) throw new Error(outcome.error.reason);
    answers.push(outcome.value);
    if (!outcome.value.continues) return answers;
  }
  throw new Error("It never ends.");
}

describe("destroying a large wave", () => {
  it("deletes as much as a call may, says that it continues, and is logged once at its end", async () => {
    const id = await releasedWave({ ballots: 40, comments: 30 });
    const first = await counted.call(() =>
      destroyWave(later(), hr, id, "destroy", budgetOf(30 + 60)),
    );
    expect(first).toEqual({ ok: true, value: { id, state: "released", continues: true } });
    expect(counted.lastCount).toBeLessThanOrEqual(90);
    const left = await namesOf(id);
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(30);
    expect(await real.BOX.get(`s/${id}`)).toBeNull();
    expect(await auditActions(deps, id)).not.toContain("wave.destroyed");
    expect(await destroyToTheEnd(later(), id)).toEqual([{ id, state: "destroyed" }]);
    expect(await namesOf(id)).toEqual([]);
    expect((await logOf(id)).slice(2)).toEqual([["wave.destroyed", "hr"]]);
  });

  it("goes on by the due jobs, each run within what a call may do, whatever else is due", async () => {
    const untouched = await stoppedWave();
    // HR may destroy a stopped wave at any time; its storage has not ended.
    const begun = await stoppedWave();
    await putMany(`b/${begun}/`, 40);
    const first = await destroyWave(deps, hr, begun, "destroy", budgetOf(60));
    expect(first).toMatchObject({ value: { state: "stopped", continues: true } });
    const due = [begun, await releasedWave({ ballots: 60 })];
    const runs: boolean[] = [];
    do {
      runs.push(await counted.call(() => runDueJobs(later(), budgetOf(80))));
      // What reading settings and lists of waves takes stands beside the budget.
      expect(counted.lastCount).toBeLessThanOrEqual(80 + 20);
    } while (runs.at(-1) && runs.length < 10);
    expect(runs.length).toBeGreaterThan(2);
    expect(runs.at(-1)).toBe(false);
    for (const id of due) {
      expect(await stateOf(id)).toBe("destroyed");
      expect(await namesOf(id)).toEqual([]);
      expect((await logOf(id)).at(-1)).toEqual(["wave.destroyed", SYSTEM]);
    }
    expect(await stateOf(untouched)).toBe("stopped");
    expect(await real.BOX.get(`s/${untouched}`)).not.toBeNull();
  });

  it("asked for by two and the due jobs at a time ends once, with one row in the log", async () => {
    const id = await releasedWave({ ballots: 60 });
    const [one, two, job] = await Promise.all([
      destroyWave(later(), hr, id),
      destroyWave(later(), hr, id),
      runDueJobs(later()),
    ]);
    for (const answer of [one, two]) {
      expect([
        { ok: true, value: { id, state: "destroyed" } },
        { ok: true, value: { id, state: "released", continues: true } },
      ]).toContainEqual(answer);
    }
    if (job) await runDueJobs(later());
    expect(await stateOf(id)).toBe("destroyed");
    expect(await namesOf(id)).toEqual([]);
    expect((await logOf(id)).filter(([action]) => action === "wave.destroyed")).toHaveLength(1);
  });
});

/** A listing as KV gives it elsewhere: the names of before stay for some listings. */
function staleFor(listings: number): KVNamespace {
  const seen = new Map<string, KVNamespaceListResult<unknown, string>>();
  let left = listings;
  return new Proxy(deps.box, {
    get: (target, name) => {
      const own = Reflect.get(target, name, target);
      if (name !== "list") return own.bind(target);
      return async (options: KVNamespaceListOptions) => {
        const key = JSON.stringify([options.prefix, options.cursor]);
        const page = await own.call(target, options);
        const before = seen.get(key);
        if (before === undefined) seen.set(key, page);
        if (before === undefined || left <= 0) return page;
        left -= 1;
        return { ...before, keys: before.keys.slice(0, options.limit) };
      };
    },
  });
}

describe("where KV still lists what is deleted", () => {
  it("a destruction is not declared done, asks for no more than one call may, and ends when it no longer does", async () => {
    const id = await releasedWave({ ballots: 30 });
    const elsewhere = { ...later(), box: staleFor(4) };
    const answers = await destroyToTheEnd(elsewhere, id);
    expect(answers).toEqual([
      { id, state: "released", continues: true },
      { id, state: "released", continues: true },
      { id, state: "destroyed" },
    ]);
    expect(counted.mostCount).toBeLessThanOrEqual(OPERATIONS_AT_MOST);
    expect(await auditActions(deps, id)).toContain("wave.destroyed");
  });

  it("a name that was deleted within the same second is left to the next call, not tried again", async () => {
    const id = await releasedWave({ ballots: 3 });
    let refused = 0;
    const busy = new Proxy(deps.box, {
      get: (target, name) => {
        const own = Reflect.get(target, name, target);
        if (name !== "delete") return own.bind(target);
        return async (key: string) => {
          if (key.startsWith("b/") && refused++ === 0) throw new Error("KV DELETE failed: 429");
          return own.call(target, key);
        };
      },
    });
    expect(await destroyWave({ ...later(), box: busy }, hr, id)).toMatchObject({
      value: { continues: true },
    });
    expect(await namesOf(id)).toHaveLength(1);
    expect(await destroyWave({ ...later(), box: busy }, hr, id)).toMatchObject({
      value: { state: "destroyed" },
    });
  });

  it("a page without names is no end of the listing", async () => {
    const id = await releasedWave({ ballots: 5 });
    const gappy = new Proxy(deps.box, {
      get: (target, name) => {
        const own = Reflect.get(target, name, target);
        if (name !== "list") return own.bind(target);
        return async (options: KVNamespaceListOptions) =>
          options.cursor === undefined
            ? { keys: [], list_complete: false, cursor: "gap", cacheStatus: null }
            : own.call(target, { prefix: options.prefix, limit: options.limit });
      },
    });
    const outcome = await destroyWave({ ...later(), box: gappy }, hr, id);
    expect(outcome).toMatchObject({ value: { state: "destroyed" } });
    expect(await namesOf(id)).toEqual([]);
  });
});
