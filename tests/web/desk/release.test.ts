import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { DESK_TEXTS } from "../../../schema/text/desk.ts";
import type { PreviewBody, StatementBody } from "../../../web/api/results.ts";
import { statementRules, statementText } from "../../../web/insights/statementText.ts";
import { hiddenPlaces } from "../../../web/manage/hiddenPlaces.ts";
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
  withoutShare: 7,
  audit: "passed",
  issued: 40,
  counted: 38,
  unreadable: 0,
};

const plainWave = { survey: "pulse", cut: null };

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
    const wave = { name: "2026 H1", survey: "pulse", cut: "tenure", invited: 53 };
    const text = statementText(statement, wave, t);
    const rules = text.split("\n").filter((line) => /^\d\. /.test(line));
    expect(rules).toHaveLength(6);
    expect(text).toContain("2026 H1");
    // The smallest group, hidden places, people invited, tokens, ballots, means without a share.
    for (const figure of ["6", "12", "53", "40", "38", "7"]) expect(text).toContain(figure);
    expect(text).toContain(DESK_TEXTS[language as "en"].results.auditPassed);
    expect(text).not.toMatch(/\{\{|statementRules/);
  });

  it("tells a rule that cannot apply from one that hid nothing", () => {
    const t = i18next.getFixedT("en", "results");
    const rules = statement.rules.map(({ rule }) => ({ rule, hidden: 0 }));
    const effects = (wave: { survey: string; cut: string | null }) =>
      statementRules({ rules, k: 5 }, { name: "", ...wave }, t).map(({ effect }) => effect);
    const { statementNotHere: notHere, statementNothing: nothing } = DESK_TEXTS.en.results;
    expect(effects(plainWave)).toEqual([nothing, nothing, notHere, nothing, nothing, notHere]);
    expect(new Set(effects({ survey: "exit", cut: "tenure" }))).toEqual(new Set([nothing]));
  });

  it("says so where a release was never checked", () => {
    const t = i18next.getFixedT("en", "results");
    const text = statementText(
      { ...statement, audit: "not-audited" },
      { name: "old", ...plainWave },
      t,
    );
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

  it("names shares below 20 answers among what is not shown", () => {
    const mean = { shown: true as const, n: 13, mean: 3.5 };
    const share = { favourable: 12, rest: 10 };
    const items = { A: mean, B: { ...mean, n: 22, share }, C: { shown: false as const } };
    const cells = [null, "t0"].map((cut) => ({ unit: "u2", cut, items, dimensions: {} }));
    const places = hiddenPlaces({ ...preview, cells, hidden: [] });
    expect(places).toEqual([{ unit: "u2", cut: null, item: "A", rule: "share" }]);
  });

  it("is the company alone for a unit that is not known", () => {
    expect(previewOfUnit(preview, units, "u9").cells.map((cell) => cell.unit)).toEqual(["u1"]);
  });
});
