import { describe, expect, test } from "vitest";
import { validateSurvey } from "../../../schema/survey/validateSurvey.ts";
import { compileDefinition } from "../../../worker/domain/definitions/compileDefinition.ts";
import { parseCondition } from "../../../worker/domain/definitions/condition.ts";
import { builtIn, builtInContent, compiled, SLUGS, versionOf } from "./builtIn.ts";
import { everyKind } from "./everyKind.ts";

describe("compileDefinition", () => {
  test.each(SLUGS)("compiles the built-in survey %s", (slug) => {
    const definition = builtIn(slug);
    expect(definition.items.length).toBeGreaterThan(3);
    expect(definition.anchor === null).toBe(slug === "exit");
    expect(definition.population).toBe(
      ["training", "newhire", "exit"].includes(slug) ? "codes" : "roster",
    );
  });

  test("lists matrix rows as items, in definition order", () => {
    expect(compiled(everyKind()).items.map((item) => [item.id, item.kind])).toEqual([
      ["EVK-S0", "yesno"],
      ["EVK-G1", "scale5"],
      ["EVK-M1", "scale5"],
      ["EVK-M2", "scale5"],
      ["EVK-D1", "single"],
      ["EVK-D1-OTHER", "text"],
      ["EVK-C1", "multiple"],
      ["EVK-N1", "nps11"],
      ["EVK-O1", "text"],
    ]);
  });

  test("keeps what decides how an item is checked and recoded", () => {
    const [screener, , , reversed, single, why, several] = compiled(everyKind()).items;
    expect(screener?.visibleIf).toBeNull();
    expect(reversed).toMatchObject({
      isReversed: true,
      dimension: "pair",
      allowsNotApplicable: true,
      visibleIf: [{ item: "EVK-S0", operator: "differs", value: "no" }],
    });
    expect(single).toMatchObject({ options: ["red", "green", "blue-green"], maxChoices: null });
    expect(why).toMatchObject({ maxLength: 200, allowsNotApplicable: false, dimension: null });
    expect(several).toMatchObject({ maxChoices: 3, maxLength: 0 });
    expect(several?.options).toHaveLength(7);
  });

  test("takes a matrix's columns as the options of its rows, where they are codes", () => {
    const content = everyKind();
    const [matrix] = content.survey.pages[1].elements;
    matrix.columns = matrix.columns.slice(3).map((column: object, i: number) => ({
      ...column,
      ...(i < 2 && { value: ["home", "office"][i] }),
    }));
    for (const key of content.scoring.items.slice(2, 4)) {
      Object.assign(key, { kind: "single", scale: null, reversed: false });
    }
    content.scoring.dimensions = [];
    expect(validateSurvey(content)).toEqual([]);
    expect(compiled(content).items[2]).toMatchObject({ id: "EVK-M1", options: ["home", "office"] });
  });

  test("lets all options be chosen where no most is named", () => {
    const content = everyKind();
    delete content.survey.pages[1].elements[3].maxSelectedChoices;
    expect(compiled(content).items.find((item) => item.id === "EVK-C1")?.maxChoices).toBe(7);
  });

  test("hides everything after the fairness screener's no, and nothing when it is skipped", () => {
    const [screener, ...later] = builtIn("fairness").items;
    expect(screener?.id).toBe("FAI-S0");
    for (const item of later) {
      expect(item.visibleIf).toEqual([{ item: "FAI-S0", operator: "differs", value: "no" }]);
    }
  });

  test("refuses an item without a line in the scoring key", () => {
    const content = everyKind();
    content.scoring.items.pop();
    expect(compileDefinition(versionOf(content))).toEqual({
      ok: false,
      error: { reason: "item-not-scored" },
    });
  });

  test.each([
    ["unreadable", "{EVK-S0} > 3"],
    ["about itself", "{EVK-G1} = '1'"],
    ["about a later item", "{EVK-D1} = 'red'"],
  ])("refuses a condition that is %s", (_, visibleIf) => {
    const content = everyKind();
    content.survey.pages[0].elements[1].visibleIf = visibleIf;
    expect(compileDefinition(versionOf(content))).toMatchObject({
      error: { reason: "condition-not-supported" },
    });
  });

  test.each(["EVK-C1", "EVK-D1-OTHER"])("refuses a condition on %s, no single answer", (id) => {
    const content = everyKind();
    content.survey.pages[1].elements[5].visibleIf = `{${id}} = 'a'`;
    expect(compileDefinition(versionOf(content)).ok).toBe(false);
  });

  test("refuses a version whose ballots would not fit", () => {
    const content = builtInContent("client");
    const comment = content.survey.pages.at(-1).elements[0];
    const line = content.scoring.items.at(-1);
    for (let i = 0; i < 20; i += 1) {
      content.survey.pages.at(-1).elements.push({ ...comment, name: `CLI-X${i}` });
      content.scoring.items.push({ ...line, id: `CLI-X${i}` });
    }
    expect(compileDefinition(versionOf(content))).toMatchObject({
      error: { reason: "definition-too-large" },
    });
  });
});

describe("parseCondition", () => {
  test("reads terms joined by and", () => {
    expect(parseCondition("{AB-1} = 'x' and {AB-2} <> 'y-z_1'")).toEqual([
      { item: "AB-1", operator: "equals", value: "x" },
      { item: "AB-2", operator: "differs", value: "y-z_1" },
    ]);
  });

  test.each(["", "{AB-1}", "{AB-1} = x", "{AB-1} = 'x' or {AB-2} = 'y'", "{ab-1} = 'x'", "1 = 1"])(
    "gives nothing for %j",
    (text) => expect(parseCondition(text)).toBeNull(),
  );
});
