import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Model } from "survey-core";
import { afterAll, describe, expect, it, vi } from "vitest";
import { leanSurveyCore, leanSurveyReact } from "../../scripts/build/leanSurveyLibrary.ts";
import { builtInContent, SLUGS } from "../domain/definitions/builtIn.ts";
import { everyKind } from "../domain/definitions/everyKind.ts";

const dir = mkdtempSync(join(tmpdir(), "anwen-lean-"));
afterAll(() => rmSync(dir, { recursive: true }));

const whole = readFileSync(
  join(createRequire(import.meta.url).resolve("survey-core"), "..", "fesm", "survey-core.mjs"),
  "utf8",
);
const lean = leanSurveyCore(whole);

describe("survey-core as phones load it", () => {
  it("has lost a quarter, and still knows every question type that we accept", async () => {
    expect(lean.length).toBeLessThan(0.75 * whole.length);
    const path = join(dir, "survey-core.mjs");
    writeFileSync(path, lean.replace(/\n\/\/# sourceMappingURL=.*/, ""));
    const core: { Model: typeof Model } = await import(pathToFileURL(path).href);
    const printed: unknown[] = [];
    for (const level of ["log", "info", "warn", "error"] as const) {
      vi.spyOn(console, level).mockImplementation((...words) => void printed.push(words));
    }
    const surveys = [...SLUGS.map((slug) => builtInContent(slug).survey), everyKind().survey];
    for (const survey of surveys) {
      const model = new core.Model(survey);
      expect(model.jsonErrors ?? []).toEqual([]);
      for (const element of survey.pages.flatMap((page: { elements: object[] }) => page.elements)) {
        expect(model.getQuestionByName(element.name)?.getType()).toBe(element.type);
      }
    }
    expect(printed).toEqual([]);
  });

  it("is not made of a version in which something that is left out has another name", () => {
    const renamed = whole.replaceAll("QuestionSliderModel", "QuestionRangeModel");
    expect(() => leanSurveyCore(renamed)).toThrow("no QuestionSliderModel");
  });

  it("is not made of a version in which something that stays is built on what goes", () => {
    const built = `${whole}\nclass QuestionOtherModel extends QuestionSliderModel {}\n`;
    expect(() => leanSurveyCore(built)).toThrow("QuestionOtherModel stays");
  });
});

describe("survey-react-ui as phones load it", () => {
  const path = createRequire(import.meta.url).resolve("survey-react-ui");
  const react = readFileSync(join(path, "..", "fesm", "survey-react-ui.mjs"), "utf8");

  it("registers what our questions are made of, and nothing else", () => {
    const registered = /^React\w+Factory\.Instance\.register\w+\("([^"]+)"/gm;
    const names = [...leanSurveyReact(react).matchAll(registered)].map(([, name]) => name);
    expect(new Set(names)).toEqual(
      new Set(["sv-action-bar-item", "sv-character-counter", "survey-checkbox-item"]),
    );
  });

  it("is not made of a version in which one of them has another name", () => {
    const renamed = react.replaceAll("survey-checkbox-item", "survey-checkbox-part");
    expect(() => leanSurveyReact(renamed)).toThrow("no survey-checkbox-item");
  });
});
