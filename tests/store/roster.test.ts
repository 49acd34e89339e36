import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { depsOf } from "../../worker/createDeps.ts";
import type { Actor, Bindings, Deps } from "../../worker/env.ts";
import { importRoster } from "../../worker/services/importRoster.ts";
import { listPeople } from "../../worker/store/person.ts";
import { demandRosterRevision, readRosterRevision } from "../../worker/store/rosterRevision.ts";
import { listUnits, writeUnits } from "../../worker/store/unit.ts";
import { listUnitMoves } from "../../worker/store/unitMove.ts";

const HR: Actor = { id: "key-1", name: "hr", role: "hr", units: [] };
const HEADER = "personId,name,email,unit,level,hiredOn";

let deps: Deps;

beforeEach(async () => {
  deps = await depsOf(env as unknown as Bindings);
  await deps.d1.batch([
    deps.d1.prepare("DELETE FROM person"),
    deps.d1.prepare("DELETE FROM unit_move"),
    // Children first: a unit names its parent.
    deps.d1.prepare("DELETE FROM unit WHERE parent_id <> 'u00001'"),
    deps.d1.prepare("DELETE FROM unit WHERE parent_id IS NOT NULL"),
    deps.d1.prepare("DELETE FROM unit"),
  ]);
});

const fileOf = (...lines: string[]): Uint8Array =>
  new TextEncoder().encode([HEADER, ...lines].join("\n"));

const person = (id: string, unit: string): string => `${id},${id},,${unit},,2024-05-06`;

const pathById = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await listUnits(deps.db)).map(({ id, path }) => [id, path]));

async function auditRows(): Promise<string[]> {
  const { results } = await deps.d1
    .prepare("SELECT detail FROM audit_log WHERE action = 'roster.imported' ORDER BY id")
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail);
}

describe("an import of a roster", () => {
  it("lets two units swap their paths, and moves what is below them along", async () => {
    const before = fileOf(person("a", "总部/东区/一部"), person("b", "总部/西区/二部"));
    expect(await importRoster(deps, HR, before, [])).toMatchObject({ ok: true });
    const after = fileOf(person("a", "总部/西区/一部"), person("b", "总部/东区/二部"));
    const swapped = await importRoster(deps, HR, after, [
      { unitId: "u00002", newPath: "总部/西区" },
      { unitId: "u00004", newPath: "总部/东区" },
    ]);
    expect(swapped).toMatchObject({ ok: true, value: { moved: 0, newUnits: 0, renamedUnits: 4 } });
    expect(await pathById()).toEqual({
      u00001: "总部",
      u00002: "总部/西区",
      u00003: "总部/西区/一部",
      u00004: "总部/东区",
      u00005: "总部/东区/二部",
    });
  });

  it("puts a new unit between a unit and its parent while the one below keeps its path", async () => {
    await importRoster(deps, HR, fileOf(person("a", "总部/东区/一部")), []);
    await importRoster(deps, HR, fileOf(person("a", "总部/东区/一部")), [
      { unitId: "u00002", newPath: "总部/旧东区" },
      { unitId: "u00003", newPath: "总部/东区/一部" },
    ]);
    const units = await listUnits(deps.db);
    expect(units.map(({ id, parentId, path }) => [id, parentId, path])).toEqual([
      ["u00001", null, "总部"],
      ["u00002", "u00001", "总部/旧东区"],
      ["u00003", "u00004", "总部/东区/一部"],
      ["u00004", "u00001", "总部/东区"],
    ]);
  });

  it("writes nothing when a single statement fails, and says so when another came first", async () => {
    await importRoster(deps, HR, fileOf(person("a", "总部")), []);
    const revision = await readRosterRevision(deps.db);
    await importRoster(deps, HR, fileOf(person("b", "总部")), []);
    const unit = { id: "u00009", parentId: "u00001", name: "东区", path: "总部/东区" };
    await expect(
      deps.db.batch([demandRosterRevision(deps.db, revision), ...writeUnits(deps.db, [unit])]),
    ).rejects.toThrow();
    expect(await pathById()).toEqual({ u00001: "总部" });
  });

  it("of several at once ends as one of them, whole", async () => {
    const files = ["甲", "乙", "丙", "丁"].map((unit) =>
      fileOf(...Array.from({ length: 50 }, (_, i) => person(`p${i}`, `总部/${unit}`))),
    );
    const done = await Promise.all(files.map((file) => importRoster(deps, HR, file, [])));
    const refused = done.filter((imported) => !imported.ok);
    for (const imported of refused) {
      expect(imported).toEqual({ ok: false, error: { reason: "roster-changed" } });
    }
    expect(refused.length).toBeLessThan(files.length);
    const people = await listPeople(deps.db);
    expect(people).toHaveLength(50);
    expect(new Set(people.map(({ unitId }) => unitId)).size).toBe(1);
  });

  it("keeps how many it moved at a unit; hires, leavers and renames are no moves", async () => {
    const files = [
      fileOf(person("a", "总部/东区"), person("b", "总部/东区"), person("c", "总部/西区")),
      fileOf(person("a", "总部/东区"), person("b", "总部/西区"), person("d", "总部/东区")),
      fileOf(person("a", "总部/北区"), person("b", "总部/西区"), person("d", "总部/北区")),
    ];
    const renames = [{ unitId: "u00002", newPath: "总部/北区" }];
    for (const [i, file] of files.entries()) {
      expect(await importRoster(deps, HR, file, i === 2 ? renames : [])).toMatchObject({
        ok: true,
      });
    }
    const day = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
    expect(await listUnitMoves(deps.db, "u00002")).toEqual([
      { unitId: "u00002", day, moved: 1, headcountBefore: 2, headcountAfter: 2 },
    ]);
    expect(await listUnitMoves(deps.db, "u00003")).toEqual([
      { unitId: "u00003", day, moved: 1, headcountBefore: 1, headcountAfter: 1 },
    ]);
    expect(await listUnitMoves(deps.db, "u00001")).toEqual([]);
  });

  it("logs numbers only", async () => {
    await importRoster(deps, HR, fileOf(person("staff-77", "总部/东区")), []);
    const detail = JSON.parse((await auditRows()).at(-1) ?? "");
    expect(detail).toMatchObject({ people: 1, joined: 1, newUnits: 2 });
    expect(Object.values(detail).every((value) => typeof value === "number")).toBe(true);
  });

  it("takes 10,000 people with long names in as many rows, and the same file again as no change", async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, i) =>
        `p${i},${"甲".repeat(60)}${i},p${i}@example.invalid,总部/${i % 10}/${i % 300},p1,2024-05-06`,
    );
    expect(await importRoster(deps, HR, fileOf(...lines), [])).toMatchObject({
      ok: true,
      value: { people: 10_000, joined: 10_000, units: 311 },
    });
    expect(await listPeople(deps.db)).toHaveLength(10_000);
    expect(await importRoster(deps, HR, fileOf(...lines), [])).toMatchObject({
      ok: true,
      value: { joined: 0, changed: 0, moved: 0, left: 0, unchanged: 10_000 },
    });
  });
});
