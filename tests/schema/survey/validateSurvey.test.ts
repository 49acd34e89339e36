import { describe, expect, test } from "vitest";
import { validateSurvey } from "../../../schema/survey/validateSurvey.ts";
import { SurveyVersionBody } from "../../../schema/wire/surveys.ts";
import { compileDefinition } from "../../../worker/domain/definitions/compileDefinition.ts";
import { type AnyJson, builtInContent, SLUGS } from "../../domain/definitions/builtIn.ts";
import { everyKind } from "../../domain/definitions/everyKind.ts";

type Content = ReturnType<typeof everyKind>;

const problemsAfter = (change: (content: Content, elements: AnyJson[]) => void) => {
  const content = everyKind();
  change(content, content.survey.pages[1].elements);
  return validateSurvey(content).map(({ pointer, code }) => [pointer, code]);
};

const both = (text: string) => ({ "zh-cn": text, en: text });
const codes = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ value: `c${i}`, text: both(`${i}`) }));

describe("validateSurvey", () => {
  test.each(SLUGS)("finds nothing wrong with the built-in survey %s", (slug) => {
    expect(validateSurvey(builtInContent(slug))).toEqual([]);
  });

  test("finds nothing wrong with a survey of every question type", () => {
    expect(validateSurvey(everyKind())).toEqual([]);
  });

  test("lets the definition be compiled as it was parsed", () => {
    const title = { zh: "题", en: "Title" };
    const body = { slug: "made", version: "1.0.0", title, ...everyKind() };
    expect(compileDefinition(SurveyVersionBody.parse(body)).ok).toBe(true);
  });

  test("leaves versions alone that were published before codes had to be unlike", () => {
    const content = everyKind();
    content.survey.pages[1].elements[1].choices[1].value = "RED";
    expect(validateSurvey(content).map(({ code }) => code)).toEqual(["option-alike"]);
    const body = { slug: "made", version: "1.0.0", title: { zh: "题", en: "Title" }, ...content };
    const compiled = compileDefinition(SurveyVersionBody.parse(body));
    const options = compiled.ok && compiled.value.items.find(({ id }) => id === "EVK-D1")?.options;
    expect(options).toEqual(["red", "RED", "blue-green"]);
  });

  test.each([null, 7, "x", []])("refuses %j as a whole", (json) => {
    expect(validateSurvey(json)).toMatchObject([{ pointer: "", code: "wrong-type" }]);
  });

  const E = "/survey/pages/1/elements";
  type Alike = [string, (content: Content, elements: AnyJson[]) => void, string, string];

  test.each<[string, (content: Content, elements: AnyJson[]) => void, string, string]>([
    ["a property of the survey", (c) => (c.survey.showTitle = true), "/survey", "unknown-property"],
    [
      "a property of a page",
      (c) => (c.survey.pages[0].visibleIf = "{A} = 1"),
      "/survey/pages/0",
      "unknown-property",
    ],
    ["isRequired", (_, e) => (e[1].isRequired = true), `${E}/1`, "unknown-property"],
    ["a property with a slash", (_, e) => (e[1]["a/b~c"] = 1), `${E}/1`, "unknown-property"],
    [
      "a property of a choice",
      (_, e) => (e[1].choices[0].visibleIf = "x"),
      `${E}/1/choices/0`,
      "unknown-property",
    ],
    [
      "a property of the scoring key",
      (c) => (c.scoring.weight = 2),
      "/scoring",
      "unknown-property",
    ],
    ["another language", (_, e) => (e[1].title.de = "x"), `${E}/1/title`, "unknown-property"],
    ["html as a type", (_, e) => (e[1].type = "html"), `${E}/1/type`, "unknown-question-type"],
    ["no type", (_, e) => delete e[1].type, `${E}/1/type`, "unknown-question-type"],
    ["no name", (_, e) => delete e[1].name, `${E}/1/name`, "missing"],
    ["no Chinese", (_, e) => delete e[1].title["zh-cn"], `${E}/1/title/zh-cn`, "language-missing"],
    [
      "no English option",
      (_, e) => delete e[1].choices[1].text.en,
      `${E}/1/choices/1/text/en`,
      "language-missing",
    ],
    [
      "no English dimension",
      (c) => delete c.scoring.dimensions[0].title.en,
      "/scoring/dimensions/0/title/en",
      "language-missing",
    ],
    ["a title as one text", (_, e) => (e[1].title = "Title"), `${E}/1/title`, "wrong-type"],
    ["an NPS to 7", (_, e) => (e[4].rateMax = 7), `${E}/4/rateMax`, "wrong-value"],
    [
      "an order by name",
      (_, e) => (e[1].choicesOrder = "asc"),
      `${E}/1/choicesOrder`,
      "wrong-value",
    ],
    [
      "kept invisible values",
      (c) => (c.survey.clearInvisibleValues = "none"),
      "/survey/clearInvisibleValues",
      "wrong-value",
    ],
    ["an empty text", (_, e) => (e[1].title.en = "  "), `${E}/1/title/en`, "text-empty"],
    [
      "a text of 301",
      (_, e) => (e[1].title.en = "x".repeat(301)),
      `${E}/1/title/en`,
      "text-too-long",
    ],
    [
      "a title of 302 units in 151 characters",
      (_, e) => (e[1].title.en = "😀".repeat(151)),
      `${E}/1/title/en`,
      "text-too-long",
    ],
    ["a comment of 501", (_, e) => (e[5].maxLength = 501), `${E}/5/maxLength`, "text-too-long"],
    [
      "a tag",
      (_, e) => (e[1].title.en = "a <b>bold</b> word"),
      `${E}/1/title/en`,
      "text-not-plain",
    ],
    ["an entity", (_, e) => (e[1].title.en = "a &#60; b"), `${E}/1/title/en`, "text-not-plain"],
    [
      "a script address",
      (_, e) => (e[1].title.en = "JavaScript :alert(1)"),
      `${E}/1/title/en`,
      "text-not-plain",
    ],
    [
      "an answer piped in",
      (_, e) => (e[1].title.en = "Why {EVK-G1}?"),
      `${E}/1/title/en`,
      "text-not-plain",
    ],
    [
      "a control character",
      (_, e) => (e[1].title.en = "a\u0007"),
      `${E}/1/title/en`,
      "text-not-plain",
    ],
    ["a small-letter id", (_, e) => (e[5].name = "evk-o1"), `${E}/5/name`, "item-id"],
    [
      "a page name in capitals",
      (c) => (c.survey.pages[1].name = "Two"),
      "/survey/pages/1/name",
      "page-name",
    ],
    [
      "an option with a space",
      (_, e) => (e[1].choices[0].value = "a b"),
      `${E}/1/choices/0/value`,
      "option-code",
    ],
    ["one option", (_, e) => (e[1].choices = codes(1)), `${E}/1/choices`, "too-few-options"],
    ["201 options", (_, e) => (e[1].choices = codes(201)), `${E}/1/choices`, "too-many-options"],
    ["no rows", (_, e) => (e[0].rows = []), `${E}/0/rows`, "too-few-rows"],
    [
      "an empty page",
      (c) => c.survey.pages.push({ name: "p", elements: [] }),
      "/survey/pages/2/elements",
      "page-empty",
    ],
    ["no page", (c) => (c.survey.pages = []), "/survey/pages", "survey-empty"],
    [
      "61 pages",
      (c) => (c.survey.pages = Array(61).fill(c.survey.pages[0])),
      "/survey/pages",
      "too-many-pages",
    ],
    [
      "101 questions on a page",
      (c, e) => (c.survey.pages[1].elements = Array(101).fill(e[5])),
      "/survey/pages/1/elements",
      "too-many-items",
    ],
    [
      "a page name used twice",
      (c) => (c.survey.pages[1].name = "first"),
      "/survey/pages/1/name",
      "duplicate-page",
    ],
    ["an item used twice", (_, e) => e.push(e[5]), `${E}/6/name`, "duplicate-item"],
    [
      "a row with a question's id",
      (_, e) => (e[0].rows[1].value = "EVK-M1"),
      `${E}/0/rows/1/value`,
      "duplicate-item",
    ],
    [
      "a matrix with an item's id",
      (_, e) => (e[0].name = "EVK-M1"),
      `${E}/0/name`,
      "duplicate-item",
    ],
    [
      "an option twice",
      (_, e) => (e[1].choices[1].value = "red"),
      `${E}/1/choices/1/value`,
      "duplicate-option",
    ],
    ...[
      ["capitals", "RED"],
      ["a number", "1e1", "10"],
      ["zeros in front", "01", "1"],
      ["digits beyond what a number holds", "12345678901234567890", "12345678901234567891"],
    ].map(
      ([name, code, other = "red"]): Alike => [
        `codes that only differ by ${name}`,
        (_, e) => {
          e[1].choices[0].value = other;
          e[1].choices[1].value = code;
        },
        `${E}/1/choices/1/value`,
        "option-alike",
      ],
    ),
    [
      "a column twice",
      (_, e) => e[0].columns.push(e[0].columns[0]),
      `${E}/0/columns/6/value`,
      "duplicate-option",
    ],
    [
      "N/A beside others",
      (_, e) => delete e[3].choices[7].isExclusive,
      `${E}/3/choices/7`,
      "not-applicable-not-exclusive",
    ],
    [
      "nine of eight",
      (_, e) => (e[3].maxSelectedChoices = 9),
      `${E}/3/maxSelectedChoices`,
      "wrong-value",
    ],
    [
      "another operator",
      (_, e) => (e[4].visibleIf = "{EVK-S0} > 'no'"),
      `${E}/4/visibleIf`,
      "condition-not-supported",
    ],
    [
      "or",
      (_, e) => (e[5].visibleIf = "{EVK-S0} = 'yes' or {EVK-G1} = '1'"),
      `${E}/5/visibleIf`,
      "condition-not-supported",
    ],
    [
      "a function",
      (_, e) => (e[5].visibleIf = "iif({EVK-S0} = 'yes', 1, 0)"),
      `${E}/5/visibleIf`,
      "condition-not-supported",
    ],
    [
      "a later item",
      (_, e) => (e[1].visibleIf = "{EVK-S0} <> 'no' and {EVK-N1} = '3'"),
      `${E}/1/visibleIf`,
      "condition-not-earlier",
    ],
    [
      "an unknown item in logic",
      (_, e) => (e[1].visibleIf = "{EVK-S0} <> 'no' and {EVK-Z} = '3'"),
      `${E}/1/visibleIf`,
      "condition-not-earlier",
    ],
    [
      "a multiple choice in logic",
      (_, e) => (e[5].visibleIf = "{EVK-S0} <> 'no' and {EVK-C1} = 'a'"),
      `${E}/5/visibleIf`,
      "condition-not-earlier",
    ],
    [
      "a text in logic",
      (_, e) => (e[5].visibleIf = "{EVK-S0} <> 'no' and {EVK-D1-OTHER} = 'a'"),
      `${E}/5/visibleIf`,
      "condition-not-earlier",
    ],
    [
      "an unknown value in logic",
      (_, e) => (e[5].visibleIf = "{EVK-S0} <> 'no' and {EVK-D1} = 'violet'"),
      `${E}/5/visibleIf`,
      "condition-unknown-value",
    ],
    ["an item not scored", (c) => c.scoring.items.pop(), `${E}/5/name`, "item-not-scored"],
    [
      "an unknown item scored",
      (c) => (c.scoring.items[9] = { ...c.scoring.items[8], id: "EVK-Z1" }),
      "/scoring/items/9/id",
      "unknown-item",
    ],
    [
      "an item scored twice",
      (c) => (c.scoring.items[9] = c.scoring.items[8]),
      "/scoring/items/9/id",
      "duplicate-item",
    ],
    [
      "a wrong kind",
      (c) => (c.scoring.items[4].kind = "yesno"),
      "/scoring/items/4/kind",
      "kind-mismatch",
    ],
    [
      "a scale turned round",
      (_, e) => e[0].columns.reverse(),
      "/scoring/items/2/kind",
      "kind-mismatch",
    ],
    [
      "no scale",
      (c) => (c.scoring.items[1].scale = null),
      "/scoring/items/1/scale",
      "scale-mismatch",
    ],
    [
      "a scale on a text",
      (c) => (c.scoring.items[8].scale = "AGR5"),
      "/scoring/items/8/scale",
      "scale-mismatch",
    ],
    [
      "a reversed choice",
      (c) => (c.scoring.items[4].reversed = true),
      "/scoring/items/4/reversed",
      "reversed-mismatch",
    ],
    [
      "N/A in one file only",
      (c) => (c.scoring.items[1].allowsNotApplicable = true),
      "/scoring/items/1/allowsNotApplicable",
      "not-applicable-mismatch",
    ],
    [
      "a dimension of one",
      (c) => c.scoring.dimensions[0].items.pop(),
      "/scoring/dimensions/0/items",
      "dimension-of-one",
    ],
    [
      "a dimension of nobody",
      (c) => (c.scoring.dimensions[0].items[1] = "EVK-Z1"),
      "/scoring/dimensions/0/items/1",
      "unknown-item",
    ],
    [
      "a choice in a dimension",
      (c) => (c.scoring.dimensions[0].items[1] = "EVK-D1"),
      "/scoring/dimensions/0/items/1",
      "dimension-not-scale",
    ],
    [
      "an item twice in dimensions",
      (c) => (c.scoring.dimensions[0].items[1] = "EVK-M1"),
      "/scoring/dimensions/0/items/1",
      "item-in-two-dimensions",
    ],
    ["an unknown anchor", (c) => (c.scoring.anchor = "EVK-Z1"), "/scoring/anchor", "unknown-item"],
    ["a late anchor", (c) => (c.scoring.anchor = "EVK-M1"), "/scoring/anchor", "anchor-not-first"],
    [
      "an anchor without scale",
      (c) => (c.scoring.anchor = "EVK-S0"),
      "/scoring/anchor",
      "anchor-not-scale",
    ],
    [
      "an undeclared screener",
      (c) => (c.scoring.screener = null),
      "/scoring/anchor",
      "anchor-not-first",
    ],
    [
      "an unknown screener",
      (c) => {
        c.scoring.screener = "EVK-Z1";
        c.scoring.anchor = null;
      },
      "/scoring/screener",
      "unknown-item",
    ],
    [
      "a late screener",
      (c) => {
        c.scoring.screener = "EVK-D1";
        c.scoring.anchor = null;
      },
      "/scoring/screener",
      "screener-not-first",
    ],
    [
      "an item the screener leaves",
      (_, e) => delete e[5].visibleIf,
      `${E}/5`,
      "screener-not-applied",
    ],
    [
      "an indicator of nobody",
      (c) => (c.scoring.indicators[0].item = "EVK-Z1"),
      "/scoring/indicators/0/item",
      "unknown-item",
    ],
    [
      "an unknown reason",
      (c) => (c.scoring.indicators[0].countedOptions = ["violet"]),
      "/scoring/indicators/0/countedOptions/0",
      "unknown-option",
    ],
    [
      "an unknown excluded reason",
      (c) => (c.scoring.indicators[0].excludedOptions = ["violet"]),
      "/scoring/indicators/0/excludedOptions/0",
      "unknown-option",
    ],
  ])("names %s", (_, change, pointer, code) => {
    expect(problemsAfter(change)).toContainEqual([pointer, code]);
  });

  test("names a dimension that stands twice", () => {
    const found = problemsAfter((c) => c.scoring.dimensions.push(c.scoring.dimensions[0]));
    expect(found).toContainEqual(["/scoring/dimensions/1/id", "duplicate-dimension"]);
  });

  test("names a ballot of 701 bytes and accepts one of 700", () => {
    // 28 lists of 198 options take 25 bytes each.
    const withLists = (lists: number, extra: number) => {
      const elements = Array.from({ length: lists }, (_, i) => ({
        type: "checkbox",
        name: `BIG-C${i}`,
        title: both("Which?"),
        choices: codes(i < extra ? 198 : 190),
      }));
      const content = builtInContent("pulse");
      content.survey.pages.push({ name: "big", elements });
      content.scoring.items.push(
        ...elements.map(({ name }) => ({
          id: name,
          kind: "multiple",
          scale: null,
          reversed: false,
          allowsNotApplicable: false,
        })),
      );
      return validateSurvey(content).map((problem) => problem.code);
    };
    // 2 + 4 + 24 × 28 = 678 bytes; each list of 198 adds one.
    expect(withLists(28, 22)).not.toContain("too-many-packed-bytes");
    expect(withLists(28, 23)).toContain("too-many-packed-bytes");
  });

  test("names a survey whose longest answers are too much for one request", () => {
    const content = builtInContent("client");
    const comment = content.survey.pages.at(-1).elements[0];
    const line = content.scoring.items.at(-1);
    const grow = (count: number) => {
      for (let i = 0; i < count; i += 1) {
        const id = `CLI-X${content.scoring.items.length}`;
        content.survey.pages.at(-1).elements.push({ ...comment, name: id });
        content.scoring.items.push({ ...line, id });
      }
      return validateSurvey(content);
    };
    expect(grow(15)).toEqual([]);
    const version = { slug: "client", version: "1.0.0", ...content };
    expect(compileDefinition(version).ok).toBe(true);
    expect(grow(3)).toMatchObject([{ pointer: "/survey", code: "request-too-large" }]);
  });

  test("repeats nothing of a faulty value", () => {
    const content = everyKind();
    content.survey.pages[1].elements[1].title.en = "<script>secret</script>";
    content.survey.pages[1].elements[1].type = "secret";
    expect(JSON.stringify(validateSurvey(content))).not.toContain("secret");
  });
});
