import { afterEach, describe, expect, it, vi } from "vitest";
import { findBallotWave } from "../../worker/services/ballotWave.ts";
import { previewWave } from "../../worker/services/previewWave.ts";
import { closeWave } from "../../worker/services/stepWave.ts";
import { changeWave, insertWaveUnits } from "../../worker/store/wave.ts";
import { ballotTextOf, call, freshDeps, makeBallotWave } from "./ballotWave.ts";
import { countOf, hr } from "./countedWave.ts";
import { getToken, handIn, submitRequest } from "./exchange.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const GROUP = "u00002";

/** An open wave whose box takes a ballot only once `letGo` is called. */
async function makeSlowWave() {
  let letGo = () => {};
  let noteReached = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const isReached = new Promise<void>((resolve) => {
    noteReached = resolve;
  });
  const { deps: plain } = await freshDeps();
  const box = new Proxy(plain.box, {
    get(target, name) {
      if (name !== "put") {
        return (target[name as "list"] as (...args: never[]) => unknown).bind(target);
      }
      return async (...[key, ...rest]: Parameters<typeof target.put>) => {
        if (key.startsWith("b/")) {
          noteReached();
          await isLetGo;
        }
        return target.put(key, ...rest);
      };
    },
  });
  const { bindings, deps } = await freshDeps({ BOX: box });
  const wave = await makeBallotWave(deps);
  const units = [
    { wave: wave.id, unitId: "u00001", parentId: null, name: "总部", path: "总部" },
    { wave: wave.id, unitId: GROUP, parentId: "u00001", name: "部", path: "总部/部" },
  ];
  const [statement, ...more] = insertWaveUnits(deps.db, units);
  if (statement !== undefined) await deps.db.batch([statement, ...more]);
  const phone = await getToken(bindings, wave, GROUP, 0);
  const request = submitRequest(phone, ballotTextOf({ "TST-A1": 4 }));
  return { bindings, deps, wave, request, isReached, letGo };
}

const tooEarly = { reason: "too-early", state: "closed", retryAfterSeconds: 1 };

describe("a ballot on its way while the wave is closed", () => {
  it("is waited for by the preview, and counted", async () => {
    const { bindings, deps, wave, request, isReached, letGo } = await makeSlowWave();
    const submitted = call(bindings, request);
    await isReached;
    await closeWave(deps, hr, wave.id);
    expect(await previewWave(deps, hr, wave.id)).toEqual({ ok: false, error: tooEarly });
    letGo();
    expect((await submitted).status).toBe(200);
    expect(await previewWave(deps, hr, wave.id)).toMatchObject({ ok: true });
    const query = "SELECT count(*) n FROM release_receipt WHERE wave = ?1";
    expect(await countOf(deps, query, wave.id)).toBe(1);
    expect((await call(bindings, request)).status).toBe(403);
  });

  it("is waited for no longer than half a minute, since a call that was broken off may never end", async () => {
    const { bindings, deps, wave, request, isReached, letGo } = await makeSlowWave();
    const submitted = call(bindings, request);
    await isReached;
    await closeWave(deps, hr, wave.id);
    const nowMs = Date.now();
    const now = vi.spyOn(Date, "now").mockReturnValue(nowMs + 25_000);
    expect(await previewWave(deps, hr, wave.id)).toEqual({ ok: false, error: tooEarly });
    now.mockReturnValue(nowMs + 31_000);
    expect(await previewWave(deps, hr, wave.id)).toMatchObject({ ok: true });
    letGo();
    await submitted;
  });
});

describe("the keys of a wave", () => {
  it("are dropped within a second of its release or end, wherever that came about", async () => {
    const { bindings, deps } = await freshDeps();
    const elsewhere = await freshDeps();
    const wave = await makeBallotWave(deps);
    const phone = await getToken(bindings, wave, GROUP, 0);
    await handIn(bindings, phone, ballotTextOf({ "TST-A1": 4 }));
    expect(await findBallotWave(deps, wave.id)).not.toBeNull();
    await changeWave(elsewhere.deps.db, wave.id, ["open"], { state: "released" });
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await findBallotWave(deps, wave.id)).toBeNull();
  });
});
