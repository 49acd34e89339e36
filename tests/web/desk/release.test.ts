import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { DESK_TEXTS } from "../../../schema/text/desk.ts";
import type { PreviewBody, StatementBody } from "../../../web/api/results.ts";
import { statementText } from "../../../web/insights/statementText.ts";
import { previewOfUnit } from "../../../web/manage/previewOfUnit.ts";

const statement: StatementBody = {
  wave: "00000000-0000-4000-8000-000000000000",
  k: 6,
  rules: [
    { rule: "threshold", hidden: 12 },
    { rule: "tree", hidden: 0 },
    { rule: "cut", hidden: 3 },
    { rule: "uniform", hidden: 1 },
    { rule: "companySize", hidden: 0 },
    { rule: "exitSize", hidden: 0 },
  ],
  atBound: 2,
  audit: "passed",
  issued: 40,
  counted: 38,
  unreadable: 0,
};

describe("the suppression statement as a file", () => {
  beforeAll(async () => {
    await i18next.init({
      resources: {
        en: { results: DESK_TEXTS.en.results },
        "zh-CN": { results: DESK_TEXTS["zh-CN"].results },
      },
      interpolation: { escapeValue: false },
    });
  });

  it.each(["en", "zh-CN"])("names every rule, what it hid, verdict and totals (%s)", (language) => {
    const t = i18next.getFixedT(language, "results");
    const text = statementText(statement, "2026 H1", t);
    const rules = text.split("\n").filter((line) => /^\d\. /.test(line));
    expect(rules).toHaveLength(6);
    expect(text).toContain("2026 H1");
    // The smallest group, the hidden places, tokens and ballots.
    for (const figure of ["6", "12", "40", "38"]) expect(text).toContain(figure);
    expect(text).toContain(DESK_TEXTS[language as "en"].results.auditPassed);
    expect(text).not.toMatch(/\{\{|statementRules/);
  });

  it("says so where a release was never checked", () => {
    const t = i18next.getFixedT("en", "results");
    const text = statementText({ ...statement, audit: "not-audited" }, "old", t);
    expect(text).toContain(DESK_TEXTS.en.results.auditNone);
  });
});

describe("what the manager of a unit will see", () => {
  const unit = (id: string, parentId: string | null) => ({
    id,
    parentId,
    name: id,
    path: id,
    headcount: 0,
  });
  const units = [unit("u1", null), unit("u2", "u1"), unit("u3", "u2"), unit("u4", "u1")];
  const preview: PreviewBody = {
    wave: statement.wave,
    survey: "pulse",
    version: "1.0.0",
    k: 5,
    onePerPerson: true,
    cells: units.map(({ id }) => ({ unit: id, cut: null, items: {}, dimensions: {} })),
    comments: [
      { unit: "u4", item: "O", texts: ["a"] },
      { unit: "u1", item: "O", texts: ["b"] },
    ],
    hidden: units.map(({ id }) => ({ unit: id, cut: null, item: "A", rule: "tree" as const })),
  };

  it("is the unit, what is below it, and the company", () => {
    const seen = previewOfUnit(preview, units, "u2");
    expect(seen.cells.map((cell) => cell.unit)).toEqual(["u1", "u2", "u3"]);
    expect(seen.comments.map((placed) => placed.unit)).toEqual(["u1"]);
    expect(seen.hidden.map((cell) => cell.unit)).toEqual(["u1", "u2", "u3"]);
  });

  it("is the company alone for a unit that is not known", () => {
    expect(previewOfUnit(preview, units, "u9").cells.map((cell) => cell.unit)).toEqual(["u1"]);
  });
});
