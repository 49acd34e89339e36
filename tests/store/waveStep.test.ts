import { utf8ToBytes } from "@noble/hashes/utils.js";
import { beforeAll, describe, expect, it } from "vitest";
import { sha256Hex } from "../../worker/domain/tokens/fingerprint.ts";
import { type Manifest, manifestText } from "../../worker/domain/waves/manifest.ts";
import type { Deps } from "../../worker/env.ts";
import { runDueJobs } from "../../worker/jobs/runDueJobs.ts";
import { extendWave } from "../../worker/services/extendWave.ts";
import { readNewestManifest } from "../../worker/services/readManifest.ts";
import { closeDueWaves, closeWave } from "../../worker/services/stepWave.ts";
import { changeWave, findWave, insertManifest, type WaveRow } from "../../worker/store/wave.ts";
import vector from "../vectors/manifest-v1.json" with { type: "json" };
import { freshDeps } from "./ballotWave.ts";
import { countOf, hr, makeClosedWave } from "./countedWave.ts";
import { auditActions, withActBeforeWrite } from "./interleave.ts";

const DAY_MS = 86_400_000;
type Served = { readonly text: string; readonly fingerprint: string };
let deps: Deps;
beforeAll(async () => {
  const fresh = await freshDeps();
  // Within the days of the waves that are made here.
  const nowMs = Date.parse("2026-03-04T12:00:00+08:00");
  deps = { ...fresh.deps, clock: { ...fresh.deps.clock, nowMs: () => nowMs } };
});

const text = { zh: "文", en: "Text" };
const manifestOf = (wave: string): Manifest => ({
  v: 1,
  wave,
  name: "一",
  survey: "pulse",
  version: "8.0.0",
  definitionSha256: "0".repeat(64),
  opensOn: "2026-03-02",
  closesOn: "2026-03-06",
  k: 5,
  cut: null,
  channel: "csv",
  linksHeldBy: "hr",
  requestBytes: 4096,
  policy: {},
  retention: { holdDays: 7 },
  notice: { organiser: text, purpose: text, contact: text, resultsBy: text },
  previous: null,
  groups: [],
});

/** An open wave with a whole manifest, closing on 2026-03-06. */
async function makeOpenWave(changes: Partial<WaveRow> = {}): Promise<string> {
  const closesAtMs = Date.parse("2026-03-07T00:00:00+08:00");
  const open = { state: "open", closesAtMs, closedAtMs: null } as const;
  const id = await makeClosedWave(deps, [], { ...open, ...changes });
  const body = manifestText(manifestOf(id));
  const fingerprint = sha256Hex(utf8ToBytes(body));
  await deps.db.batch([
    insertManifest(deps.db, { fingerprint, wave: id, body }),
    changeWave(deps.db, id, ["open"], { manifest: fingerprint, firstManifest: fingerprint }),
  ]);
  return id;
}

const refused = (state: string) => ({ ok: false, error: { reason: "step-out-of-order", state } });
const manifestsOf = (id: string) =>
  countOf(deps, "SELECT count(*) n FROM manifest WHERE wave = ?1", id);

describe("of two steps at a time only one happens:", () => {
  it("a close that comes before an extension leaves no trace of the extension", async () => {
    const id = await makeOpenWave();
    const before = await manifestsOf(id);
    const racing = withActBeforeWrite(deps, () => closeWave(deps, hr, id));
    expect(await extendWave(racing, hr, id, "2026-03-20")).toEqual(refused("closed"));
    expect(await findWave(deps.db, id)).toMatchObject({ state: "closed", closesOn: "2026-03-06" });
    expect(await manifestsOf(id)).toBe(before);
    expect(await auditActions(deps, id)).toEqual(["wave.closed"]);
  });

  it("an earlier date never replaces a later one that came first", async () => {
    const id = await makeOpenWave();
    const racing = withActBeforeWrite(deps, () => extendWave(deps, hr, id, "2026-03-26"));
    expect(await extendWave(racing, hr, id, "2026-03-25")).toEqual(refused("open"));
    expect(await findWave(deps.db, id)).toMatchObject({ closesOn: "2026-03-26" });
    expect(await auditActions(deps, id)).toEqual(["wave.extended"]);
  });

  it("the same date twice is one extension, at the same moment and later", async () => {
    const id = await makeOpenWave();
    const racing = withActBeforeWrite(deps, () => extendWave(deps, hr, id, "2026-03-20"));
    expect(await extendWave(racing, hr, id, "2026-03-20")).toEqual(refused("open"));
    expect(await extendWave(deps, hr, id, "2026-03-20")).toEqual(refused("open"));
    expect(await extendWave(deps, hr, id, "2026-03-19")).toMatchObject({
      error: { reason: "date-not-later" },
    });
    expect(await auditActions(deps, id)).toEqual(["wave.extended"]);
  });

  it("a second close is told that the wave is closed", async () => {
    const id = await makeOpenWave();
    const racing = withActBeforeWrite(deps, () => closeWave(deps, hr, id));
    expect(await closeWave(racing, hr, id)).toEqual(refused("closed"));
    expect(await closeWave(deps, hr, id)).toEqual(refused("closed"));
    expect(await auditActions(deps, id)).toEqual(["wave.closed"]);
    expect(await closeWave(deps, hr, crypto.randomUUID())).toMatchObject({
      error: { reason: "unknown-wave" },
    });
  });

  it("a wave that is extended while its date closes it stays open", async () => {
    const nowMs = Date.parse("2026-03-07T00:00:30+08:00");
    const at = (ms: number) => ({ ...deps, clock: { ...deps.clock, nowMs: () => ms } });
    const id = await makeOpenWave({ closesAtMs: nowMs });
    // Its own look at the clock came just before the end.
    const extend = () => extendWave(at(nowMs - 1), hr, id, "2026-03-20");
    await closeDueWaves(withActBeforeWrite(at(nowMs), extend));
    expect(await findWave(deps.db, id)).toMatchObject({ state: "open", closesOn: "2026-03-20" });
    expect(await auditActions(deps, id)).toEqual(["wave.extended"]);
  });

  it("a wave whose last day is over is told to be closed, and not extended, before it is closed", async () => {
    const nowMs = Date.parse("2026-03-07T00:00:30+08:00");
    const then = { ...deps, clock: { ...deps.clock, nowMs: () => nowMs } };
    const id = await makeOpenWave({ closesAtMs: nowMs - 30_000 });
    expect((await readNewestManifest(then, id))?.state).toBe("closed");
    expect(await extendWave(then, hr, id, "2026-03-20")).toEqual(refused("closed"));
  });
});

describe("a wave whose manifest does not say yet who is asked", () => {
  it("is extended to a manifest of its own edition, byte for byte as before", async () => {
    const [first, extension] = vector.manifests as [Served, Served];
    const { wave, closesOn } = JSON.parse(first.text);
    const closesAtMs = Date.parse("2026-03-14T00:00:00+08:00");
    const id = await makeClosedWave(deps, [], {
      ...{ id: wave, state: "open", closesOn, closesAtMs, closedAtMs: null },
    });
    const { fingerprint } = first;
    await deps.db.batch([
      insertManifest(deps.db, { fingerprint, wave, body: first.text }),
      changeWave(deps.db, id, ["open"], { manifest: fingerprint, firstManifest: fingerprint }),
    ]);
    expect(await extendWave(deps, hr, wave, "2026-03-20")).toMatchObject({ ok: true });
    expect((await readNewestManifest(deps, wave))?.body).toBe(extension.text);
    expect((await findWave(deps.db, wave))?.manifest).toBe(extension.fingerprint);
  });
});

describe("the due jobs", () => {
  it("do all the rest when one wave cannot be closed, and tell the fault at the end", async () => {
    const nowMs = deps.clock.nowMs();
    const faulty = await makeOpenWave({ closesAtMs: nowMs - 2000 });
    const due = await makeOpenWave({ closesAtMs: nowMs - 1000 });
    const held = await makeClosedWave(deps, [], {
      state: "released",
      releasedAtMs: nowMs - 8 * DAY_MS,
    });
    await deps.d1.exec(
      `CREATE TRIGGER fault BEFORE UPDATE ON wave WHEN NEW.id = '${faulty}' BEGIN SELECT RAISE(ABORT, 'fault'); END`,
    );
    await expect(runDueJobs(deps)).rejects.toThrow(AggregateError);
    const stateOf = async (id: string) => (await findWave(deps.db, id))?.state;
    expect([await stateOf(faulty), await stateOf(due), await stateOf(held)]).toEqual([
      "open",
      "closed",
      "destroyed",
    ]);
    await deps.d1.exec("DROP TRIGGER fault");
    await runDueJobs(deps);
    expect(await stateOf(faulty)).toBe("closed");
  });
});
