import { beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../worker/app.ts";
import { lostKeyText } from "../../worker/domain/keys/keyRing.ts";
import type { Bindings, Deps } from "../../worker/env.ts";
import { checkHealth } from "../../worker/services/checkHealth.ts";
import { rewrapSeeds } from "../../worker/services/rewrapSeeds.ts";
import { readKeysInUse } from "../../worker/store/keyInUse.ts";
import { deleteSeed, readSeed, readSeedState } from "../../worker/store/waveSeed.ts";
import { freshDeps, makeBallotWave } from "./ballotWave.ts";

const textOf = (byte: number): string =>
  btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

let deps: Deps;
let bindings: Bindings;
let rotated: Partial<Bindings>;
beforeAll(async () => {
  ({ deps, bindings } = await freshDeps());
  rotated = { SEAL_KEY: textOf(20), SEAL_KEY_PREVIOUS: bindings.SEAL_KEY };
});

describe("keys", () => {
  it("are noted at the first start, by however many isolates at a time", async () => {
    await deps.d1.exec("DELETE FROM key_in_use");
    await Promise.all(Array.from({ length: 5 }, () => freshDeps()));
    const noted = await readKeysInUse(deps.db);
    expect([...noted.keys()].sort()).toEqual(["AUTH_SECRET", "CODE_KEY", "SEAL_KEY"]);
    for (const id of noted.values()) expect(id).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each(["SEAL_KEY", "CODE_KEY", "AUTH_SECRET"])(
    "that are foreign let nothing be answered, and health says which: %s",
    async (name) => {
      const foreign: Bindings = { ...bindings, [name]: textOf(99) };
      const app = createApp();
      for (const path of ["/api/settings", "/api/waves/x/manifest", "/w/x", "/api/challenge"]) {
        const response = await app.request(path, {}, foreign);
        expect([path, response.status]).toEqual([path, 503]);
        const { type, title } = (await response.json()) as { type: string; title: string };
        expect(type).toBe("/problems/keys-do-not-fit");
        expect(title).toContain(name);
      }
      const health = await app.request("/api/health", {}, foreign);
      expect(health.status).toBe(503);
      expect(await health.json()).toMatchObject({ ok: false, checks: { keys: "failed" } });
    },
  );
});

describe("health", () => {
  it("says so where the database cannot be read", async () => {
    const broken = { ...bindings, DB: undefined as never };
    const health = await createApp().request("/api/health", {}, broken);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ ok: false, checks: { databaseRead: "failed" } });
  });

  it("tries the stores once for however many ask, and writes nothing where that costs", async () => {
    let reads = 0;
    let writes = 0;
    const box = new Proxy(deps.box, {
      get: (target, name) => {
        if (name === "get") reads += 1;
        if (name === "put" || name === "delete") writes += 1;
        const member = Reflect.get(target, name);
        return typeof member === "function" ? member.bind(target) : member;
      },
    });
    const deployed = { ...deps, box, isEmbedded: false };
    const healths = await Promise.all(Array.from({ length: 50 }, () => checkHealth(deployed)));
    expect(new Set(healths).size).toBe(1);
    expect(healths[0]?.checks).toMatchObject({ boxRead: "ok", boxWrite: "not-tried" });
    expect([reads > 0, writes]).toEqual([true, 0]);
    const asked = reads;
    await checkHealth(deployed);
    expect(reads).toBe(asked);
  });
});

describe("sealing seeds anew", () => {
  it("leaves the same seed under the present key, however often it is done", async () => {
    const wave = await makeBallotWave(deps);
    const { deps: after } = await freshDeps(rotated);
    expect(await readSeedState(after, wave.id)).toBe("earlier");
    await rewrapSeeds(after);
    expect(await readSeedState(after, wave.id)).toBe("current");
    const sealed = await deps.box.get(`s/${wave.id}`);
    await rewrapSeeds(after);
    expect(await deps.box.get(`s/${wave.id}`)).toBe(sealed);
    expect(await readSeed(after, wave.id)).toEqual(wave.seed);
    await deps.d1.exec(`UPDATE wave SET state = 'destroyed' WHERE id = '${wave.id}'`);
  });

  it("brings no seed back that is destroyed meanwhile", async () => {
    const wave = await makeBallotWave(deps, { state: "closed" });
    const { deps: after } = await freshDeps(rotated);
    const box = new Proxy(after.box, {
      get: (target, name) => {
        const member = Reflect.get(target, name);
        if (name !== "put") return typeof member === "function" ? member.bind(target) : member;
        return async (...parameters: Parameters<KVNamespace["put"]>) => {
          await deleteSeed(after, wave.id);
          await after.d1.exec(`UPDATE wave SET state = 'destroyed' WHERE id = '${wave.id}'`);
          return target.put(...parameters);
        };
      },
    });
    await rewrapSeeds({ ...after, box });
    expect(await deps.box.get(`s/${wave.id}`)).toBeNull();
  });

  it("is no more than a look where the key before is lost", async () => {
    const [id = ""] = [...(await readKeysInUse(deps.db)).values()];
    const { deps: after } = await freshDeps({ ...rotated, SEAL_KEY_PREVIOUS: lostKeyText(id) });
    const wave = await makeBallotWave(deps);
    await rewrapSeeds(after);
    expect(await readSeedState(after, wave.id)).toBe("foreign");
  });
});
