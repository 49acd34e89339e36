import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planRoster, type RosterPlan } from "../../../worker/domain/roster/planRoster.ts";
import { rootNameAfter, type UnitRename } from "../../../worker/domain/roster/planUnits.ts";
import type { RosterRow } from "../../../worker/domain/roster/rosterRow.ts";

type Current = Parameters<typeof planRoster>[0];

const NOBODY: Current = { units: [], people: [] };

function row(personId: string, unit: string, changes: Partial<RosterRow> = {}): RosterRow {
  const rest = { name: personId, email: "", level: "", hiredOn: "2024-05-06" };
  return { line: 0, personId, unit, ...rest, ...changes };
}

/** So many people in a unit, their ids beginning with the given letter. */
const rows = (letter: string, count: number, unit: string): RosterRow[] =>
  Array.from({ length: count }, (_, i) => row(`${letter}${i}`, unit));

function plan(current: Current, now: RosterRow[], renames: UnitRename[] = []): RosterPlan {
  const planned = planRoster(current, now, renames);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
}

/** The roster after an import into `current`. */
function imported(current: Current, now: RosterRow[], renames: UnitRename[] = []): Current {
  const { units, joiners, leavers, changed, moved } = plan(current, now, renames);
  const people = new Map(current.people.map((person) => [person.id, person]));
  for (const { id } of leavers) people.delete(id);
  for (const person of joiners) people.set(person.id, person);
  for (const { person } of [...changed, ...moved]) people.set(person.id, person);
  return { units, people: [...people.values()] };
}

const idByPath = ({ units }: { units: Current["units"] }) =>
  Object.fromEntries(units.map(({ path, id }) => [path, id]));

describe("a roster compared with a complete file", () => {
  it("makes units from the root down at the first import, in the order of the file", () => {
    const first = plan(NOBODY, [row("a", "总部/东区/一部"), row("b", "总部/西区")]);
    expect(first.units).toEqual([
      { id: "u00001", parentId: null, name: "总部", path: "总部" },
      { id: "u00002", parentId: "u00001", name: "东区", path: "总部/东区" },
      { id: "u00004", parentId: "u00001", name: "西区", path: "总部/西区" },
      { id: "u00003", parentId: "u00002", name: "一部", path: "总部/东区/一部" },
    ]);
    expect(first.joiners.map(({ id, unitId }) => [id, unitId])).toEqual([
      ["a", "u00003"],
      ["b", "u00004"],
    ]);
  });

  it("changes nothing when the same file comes again", () => {
    const file = [row("a", "总部/东区"), row("b", "总部")];
    expect(plan(imported(NOBODY, file), file)).toMatchObject({
      joiners: [],
      leavers: [],
      changed: [],
      moved: [],
      unchangedCount: 2,
      newUnits: [],
      renamedUnits: [],
      emptiedUnits: [],
    });
  });

  it("tells joiners, leavers, changed and moved people apart", () => {
    const current = imported(NOBODY, [row("a", "总部"), row("b", "总部"), row("c", "总部/东区")]);
    const next = plan(current, [
      row("a", "总部", { level: "p2", name: "甲一" }),
      row("c", "总部", { level: "p2" }),
      row("d", "总部/东区"),
    ]);
    expect(next.leavers.map(({ id }) => id)).toEqual(["b"]);
    expect(next.joiners.map(({ id }) => id)).toEqual(["d"]);
    expect(next.changed.map(({ person, fields }) => [person.id, fields])).toEqual([
      ["a", ["name", "level"]],
    ]);
    expect(next.moved.map(({ person, fromUnitId }) => [person, fromUnitId])).toEqual([
      [
        { id: "c", name: "c", email: "", unitId: "u00001", level: "p2", hiredOn: "2024-05-06" },
        "u00002",
      ],
    ]);
  });

  it("keeps a unit that nobody stands in, and its id for when people come back", () => {
    const start = [row("a", "总部"), row("b", "总部/东区/一部")];
    const current = imported(NOBODY, start);
    const empty = plan(current, [row("a", "总部"), row("b", "总部")]);
    expect(empty.emptiedUnits).toEqual([
      { id: "u00002", path: "总部/东区", peopleBefore: 1 },
      { id: "u00003", path: "总部/东区/一部", peopleBefore: 1 },
    ]);
    expect(idByPath(empty)).toEqual(idByPath(current));
    const left = [row("a", "总部"), row("b", "总部")];
    expect(plan(imported(current, left), left).emptiedUnits).toEqual([]);
    expect(plan(imported(current, [row("a", "总部"), row("b", "总部")]), start).newUnits).toEqual(
      [],
    );
  });

  it("numbers new units on from the highest id there ever was", () => {
    const current = {
      units: [
        { id: "u00001", parentId: null, name: "总部", path: "总部" },
        { id: "u00041", parentId: "u00001", name: "东区", path: "总部/东区" },
      ],
      people: [],
    };
    expect(idByPath(plan(current, [row("a", "总部/西区")]))["总部/西区"]).toBe("u00042");
  });
});

describe("renamed or moved from?", () => {
  const current = imported(NOBODY, [
    ...rows("a", 6, "总部/华东区/一部"),
    ...rows("b", 6, "总部/北区"),
  ]);
  const suggestions = (now: RosterRow[], from = current) =>
    plan(from, now).newUnits.map(({ path, renamedFrom }) => [path, renamedFrom?.path ?? null]);

  it("is asked where most people of a unit that is now empty stand under the new path", () => {
    const now = [...rows("a", 4, "总部/华东大区/一部"), ...rows("b", 6, "总部/北区")];
    expect(suggestions(now)).toEqual([
      ["总部/华东大区", "总部/华东区"],
      ["总部/华东大区/一部", "总部/华东区/一部"],
    ]);
    expect(plan(current, now).newUnits[0]?.renamedFrom).toEqual({
      unitId: "u00002",
      path: "总部/华东区",
      people: 4,
      peopleBefore: 6,
    });
  });

  it("is not asked for half of the people or fewer", () => {
    const now = [...rows("a", 3, "总部/华东大区"), ...rows("b", 6, "总部/北区")];
    expect(suggestions(now)).toEqual([["总部/华东大区", null]]);
  });

  it("is not asked while somebody still stands in the old unit", () => {
    const now = rows("a", 6, "总部/华东大区");
    now[0] = row("a0", "总部/华东区/一部");
    expect(suggestions([...now, ...rows("b", 6, "总部/北区")])).toEqual([["总部/华东大区", null]]);
  });

  it("is asked for a unit that has moved under another", () => {
    const now = [...rows("a", 6, "总部/北区/一部"), ...rows("b", 6, "总部/北区")];
    expect(suggestions(now)).toEqual([["总部/北区/一部", "总部/华东区/一部"]]);
  });

  it("prefers the pair that has the most people in common", () => {
    const two = imported(NOBODY, [...rows("a", 2, "总部/甲"), ...rows("b", 9, "总部/乙")]);
    const now = [...rows("a", 2, "总部/丙"), ...rows("b", 9, "总部/丙")];
    expect(suggestions(now, two)).toEqual([["总部/丙", "总部/乙"]]);
  });
});

describe("a rename that HR has confirmed", () => {
  const current = imported(NOBODY, [
    ...rows("a", 3, "总部/华东区/一部"),
    ...rows("b", 3, "总部/北区"),
    row("c", "总部"),
  ]);

  it("keeps the id of the unit and of all below it, and moves nobody", () => {
    const now = [
      ...rows("a", 3, "总部/华东大区/一部"),
      ...rows("b", 3, "总部/北区"),
      row("c", "总部"),
    ];
    const next = plan(current, now, [{ unitId: "u00002", newPath: "总部/华东大区" }]);
    expect(next).toMatchObject({ moved: [], newUnits: [], emptiedUnits: [], unchangedCount: 7 });
    expect(next.renamedUnits).toEqual([
      { id: "u00002", from: "总部/华东区", to: "总部/华东大区" },
      { id: "u00003", from: "总部/华东区/一部", to: "总部/华东大区/一部" },
    ]);
  });

  it("may move a unit under another, swap two names, or give the company a new one", () => {
    const moved = plan(
      current,
      [row("c", "总部")],
      [{ unitId: "u00003", newPath: "总部/北区/一部" }],
    );
    expect(moved.units.find(({ id }) => id === "u00003")?.parentId).toBe("u00004");

    const swapped = plan(
      current,
      [row("c", "总部")],
      [
        { unitId: "u00002", newPath: "总部/北区" },
        { unitId: "u00004", newPath: "总部/华东区" },
      ],
    );
    expect(idByPath(swapped)).toEqual({
      总部: "u00001",
      "总部/北区": "u00002",
      "总部/北区/一部": "u00003",
      "总部/华东区": "u00004",
    });

    const renames = [{ unitId: "u00001", newPath: "集团" }];
    expect(rootNameAfter(current.units, renames)).toBe("集团");
    const renamed = plan(current, [row("c", "集团")], renames);
    expect(Object.keys(idByPath(renamed))).toContain("集团/华东区/一部");
    expect(renamed.newUnits).toEqual([]);
  });

  it("may put a new unit between a unit and its parent", () => {
    const next = plan(
      current,
      [row("c", "总部")],
      [{ unitId: "u00002", newPath: "总部/华东区/华东区" }],
    );
    expect(idByPath(next)).toMatchObject({
      "总部/华东区": "u00005",
      "总部/华东区/华东区": "u00002",
      "总部/华东区/华东区/一部": "u00003",
    });
  });

  it.each<[string, UnitRename[], { index: number; code: string }[]]>([
    [
      "an unknown unit",
      [{ unitId: "u00009", newPath: "总部/x" }],
      [{ index: 0, code: "unit-unknown" }],
    ],
    [
      "the same unit twice",
      [
        { unitId: "u00002", newPath: "总部/x" },
        { unitId: "u00002", newPath: "总部/y" },
      ],
      [{ index: 1, code: "unit-repeated" }],
    ],
    [
      "an empty name",
      [{ unitId: "u00002", newPath: "总部/" }],
      [{ index: 0, code: "path-not-valid" }],
    ],
    [
      "a path that another has",
      [{ unitId: "u00002", newPath: "总部/北区" }],
      [{ index: 0, code: "path-taken" }],
    ],
    [
      "a second root",
      [{ unitId: "u00002", newPath: "华东区" }],
      [{ index: 0, code: "root-differs" }],
    ],
    [
      "a root below",
      [{ unitId: "u00001", newPath: "集团/总部" }],
      [{ index: 0, code: "root-differs" }],
    ],
    [
      "a path under another root",
      [{ unitId: "u00002", newPath: "集团/x" }],
      [{ index: 0, code: "root-differs" }],
    ],
  ])("is refused for %s", (_, renames, faults) => {
    expect(planRoster(current, [row("c", "总部")], renames)).toEqual({
      ok: false,
      error: { reason: "renames-not-valid", faults },
    });
  });
});

it("gives, for every two files, the second one exactly, with no id used for two units", () => {
  const path = fc
    .array(fc.constantFrom("甲", "乙", "丙"), { maxLength: 3 })
    .map((names) => ["总部", ...names].join("/"));
  const file = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 12 }), path), {
      minLength: 1,
      selector: ([person]) => person,
    })
    .map((people) => people.map(([person, unit]) => row(`p${person}`, unit)));
  fc.assert(
    fc.property(file, file, (first, second) => {
      const before = imported(NOBODY, first);
      const now = imported(before, second);
      const pathById = new Map(now.units.map((unit) => [unit.id, unit.path]));
      expect(pathById.size).toBe(now.units.length);
      expect(now.people.map(({ id, unitId }) => [id, pathById.get(unitId)]).sort()).toEqual(
        second.map(({ personId, unit }) => [personId, unit]).sort(),
      );
      for (const unit of before.units) expect(pathById.get(unit.id)).toBe(unit.path);
    }),
  );
});
