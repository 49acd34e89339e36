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
