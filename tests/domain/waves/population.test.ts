import { describe, expect, it } from "vitest";
import { formPopulation } from "../../../worker/domain/waves/population.ts";
import { peopleByRule, stateRule } from "../../../worker/domain/waves/populationRule.ts";

const units = [
  { id: "u1", parentId: null, name: "总部" },
  { id: "u2", parentId: "u1", name: "华东区" },
];
const people = Array.from({ length: 20 }, (_, i) => ({
  id: `p${i}`,
  unitId: i < 12 ? "u2" : "u1",
  level: i % 2 === 0 ? "客户经理" : "",
  hiredOn: `20${10 + i}-05-01`,
}));
/** Twice as many, so that each half is a group of its own. */
const doubled = [...people, ...people.map((person) => ({ ...person, id: `${person.id}b` }))].map(
  (person) => ({ ...person, unitId: "u1" }),
);
const settings = { units: ["u1"], cut: null, channel: "csv", opensOn: "2026-05-01", k: 5 } as const;

describe("a rule", () => {
  it.each([
    [{}, 20],
    [{ minDaysEmployed: 0 }, 17],
    [{ minDaysEmployed: 1 }, 16],
    [{ hiredFrom: "2012-05-01" }, 18],
    [{ hiredFrom: "2012-05-02" }, 17],
    [{ hiredTo: "2012-05-01" }, 3],
    [{ hiredFrom: "2012-05-01", hiredTo: "2012-05-01" }, 1],
    [{ levels: ["客户经理"] }, 10],
    [{ levels: ["客户经理", ""] }, 20],
    [{ levels: ["客户经理"], hiredTo: "2012-05-01", minDaysEmployed: 365 }, 2],
  ])("%j asks %i", (rule, count) => {
    expect(people.filter(peopleByRule(rule, settings.opensOn))).toHaveLength(count);
  });

  it("is stated in one spelling: units below a chosen one left out, lists sorted", () => {
    const rule = { levels: ["乙", "甲", "乙"], hiredTo: "2020-01-01", hiredFrom: undefined };
    expect(stateRule(["总部/东/一", "总部/西", "总部/东"], rule)).toEqual({
      units: ["总部/东", "总部/西"],
      levels: ["乙", "甲"],
      hiredTo: "2020-01-01",
    });
    const days = { minDaysEmployed: 90, hiredFrom: "2019-01-01" };
    expect(stateRule(["总部"], days)).toEqual({ units: ["总部"], ...days });
    expect(stateRule(["总部/东区", "总部/东"], {}).units).toEqual(["总部/东", "总部/东区"]);
  });
});

describe("named people", () => {
  const named = (count: number, channel: "mail" | "csv" | "slips" | "open") =>
    formPopulation(units, people, {
      ...settings,
      channel,
      population: { personIds: people.slice(0, count).map(({ id }) => id) },
    });

  it.each(["csv", "slips", "open"] as const)("are never asked through %s", (channel) => {
    expect(named(20, channel)).toMatchObject({ error: { reason: "named-need-mail" } });
  });

  it("are asked by mail from twice the smallest group on", () => {
    expect(named(15, "mail")).toMatchObject({ error: { reason: "named-too-few", minimum: 16 } });
    expect(named(16, "mail")).toMatchObject({ ok: true });
  });
});

describe("a population", () => {
  const form = (wave: object, roster = people) =>
    formPopulation(units, roster, { ...settings, population: {}, ...wave });

  it("falls into the groups of its cut; whoever has no value counts without one", () => {
    const byLevel = form({ cut: "level" }, doubled);
    expect(
      byLevel.ok && byLevel.value.grouping.groups.map(({ cut, invited }) => [cut, invited]),
    ).toEqual([
      [null, 20],
      ["l1", 20],
    ]);
    const byTenure = form({ cut: "tenure" }, doubled);
    expect(byTenure.ok && new Set(byTenure.value.grouping.groups.map(({ cut }) => cut))).toEqual(
      new Set([null, "t0", "t5"]),
    );
  });

  it("is refused with more levels than a cut has, and where it is too small for one group", () => {
    const six = people.map((person, i) => ({ ...person, level: `级 ${i % 6}` }));
    expect(form({ cut: "level" }, six)).toMatchObject({ error: { reason: "cut-values-too-many" } });
    expect(form({}, people.slice(0, 7))).toMatchObject({
      error: { reason: "population-too-small" },
    });
  });

  it("of codes has a numbered slip for each, without a person, and is refused when too small", () => {
    const codes = (count: number) =>
      form({
        population: {
          codes: [
            { unit: "u2", cutValue: "basics", count },
            { unit: "u1", count },
          ],
        },
      });
    const pool = codes(30);
    expect(pool.ok && pool.value.invitees).toHaveLength(60);
    expect(pool.ok && pool.value.invitees[0]).toMatchObject({ holder: "1", person: null });
    expect(codes(3)).toMatchObject({ error: { reason: "population-too-small" } });
  });
});
