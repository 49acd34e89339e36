import { expect, it } from "vitest";
import { unitTemplates } from "../../../schema/text/notice.ts";
import { unitSentences } from "../../../schema/text/unitSentences.ts";

it("a unit's name is put in as it is, whatever characters it has", () => {
  const templates = unitTemplates({ survey: "satisfaction", cut: "level" }, "en");
  const name = "R&D {invited} $& {cut}";
  const sentences = unitSentences(templates, { unitName: name, invited: 12, cut: "L{unit}3" });
  expect(sentences[0]).toContain(`“${name}” (12 people invited)`);
  expect(sentences[1]).toBe("Only these people are in this group: L{unit}3.");
});

it("the values of a tenure cut are put in words", () => {
  const templates = unitTemplates({ survey: "satisfaction", cut: "tenure" }, "zh-CN");
  const group = { unitName: "一部", invited: 9, cut: "t5" };
  expect(unitSentences(templates, group)[1]).toBe("这一组只包括：入职满 5 年的人。");
});
