import { describe, expect, test } from "vitest";
import { checkBump } from "../../../../worker/domain/definitions/comparison/checkBump.ts";
import { compareDefinitions } from "../../../../worker/domain/definitions/comparison/compareDefinitions.ts";
import {
  dimensionLine,
  isIndicatorContinued,
  toLineVersion,
} from "../../../../worker/domain/definitions/comparison/compareLines.ts";
import { type AnyJson, builtInContent } from "../builtIn.ts";

type Content = { survey: AnyJson; scoring: AnyJson };
type Edit = (content: Content) => void;

/** The career survey after some edits. */
function career(...edits: Edit[]): Content {
  const content = builtInContent("career");
  for (const edit of edits) edit(content);
  return content;
}

const elementOf = ({ survey }: Content, id: string): AnyJson => {
  for (const page of survey.pages) {
    const element = page.elements.find((one: AnyJson) => one.name === id);
    if (element !== undefined) return element;
  }
  throw new Error(`no ${id}`);
};

const reword =
  (id: string, chinese: string, english: string): Edit =>
  (content) => {
    elementOf(content, id).title = { "zh-cn": chinese, en: english };
  };
const rename =
  (from: string, to: string): Edit =>
  (content) => {
    elementOf(content, from).name = to;
    const text = JSON.stringify(content.scoring).replaceAll(`"${from}"`, `"${to}"`);
    content.scoring = JSON.parse(text);
  };
/** The first item of "path" gets new words and a new id. */
const replacePathItem: Edit = (content) => {
  reword(
    "CAR-C1",
    "我能看到两种以上的发展方向。",
    "I see two or more directions open to me.",
  )(content);
  rename("CAR-C1", "CAR-C4")(content);
};
const fixAnchor = reword(
  "CAR-G1",
  "总体而言，您对自己在本公司的职业发展有多满意",
  "Overall, how satisfied are you with your career development in this company",
);
const rewordAnchor: Edit = (content) => {
  reword(
    "CAR-G1",
    "您对今后三年的前景有多满意？",
    "How satisfied are you with your prospects?",
  )(content);
  rename("CAR-G1", "CAR-G2")(content);
};

const found = (after: Content, before: Content = career()) =>
  compareDefinitions(before, after).differences.map(({ code, bump, subject }) =>
    `${bump} ${code} ${subject ?? ""}`.trim(),
  );

describe("two versions", () => {
  test("that are the same differ in nothing", () => {
    expect(compareDefinitions(career(), career())).toEqual({
      ...{ differences: [], smallestBump: "patch" },
    });
  });

  test("laid out otherwise differ in nothing that is measured", () => {
    const after = career(({ survey }) => {
      survey.pages[1].title["zh-cn"] = "你的发展";
      survey.pages[1].name = "first";
      survey.title.en = "Careers";
      elementOf({ survey, scoring: null }, "CAR-P1").type = "dropdown";
    });
    expect(found(after)).toEqual([]);
  });

  test("each difference has its place in the later version", () => {
    const after = career(replacePathItem);
    expect(compareDefinitions(career(), after).differences).toContainEqual({
      ...{ pointer: "/survey/pages/2/elements/0/name", code: "item-added" },
      ...{ bump: "minor", subject: "CAR-C4" },
    });
  });

  test.each<[string, Edit, string[]]>([
    [
      "a character exchanged in an item",
      reword(
        "CAR-C2",
        "晋升要满足哪些条件，写得很明了。",
        "The conditions for promotion are clearly written down.",
      ),
      ["patch item-edited CAR-C2"],
    ],
    ["a question mark lost in the anchor", fixAnchor, ["patch item-corrected CAR-G1"]],
    [
      "an item reworded under its id",
      reword("CAR-C2", "规则很清楚。", "The rules are clear."),
      ["minor item-reworded CAR-C2"],
    ],
    [
      "the anchor reworded under its id",
      reword("CAR-G1", "您满意吗？", "Are you satisfied?"),
      ["major item-reworded CAR-G1"],
    ],
    [
      "an explanation added",
      (content) => {
        elementOf(content, "CAR-C2").description = {
          "zh-cn": "想想去年",
          en: "Think of last year",
        };
      },
      ["minor item-reworded CAR-C2"],
    ],
    [
      "an item replaced",
      replacePathItem,
      [
        "minor item-added CAR-C4",
        "minor item-removed CAR-C1",
        "minor dimension-items-changed path",
      ],
    ],
    [
      "the anchor replaced",
      rewordAnchor,
      [
        "minor item-added CAR-G2",
        "major item-removed CAR-G1",
        "major indicator-source-changed career-satisfaction",
      ],
    ],
    [
      "the anchor's labels changed",
      (content) => {
        elementOf(content, "CAR-G1").choices[4].text.en = "Delighted";
      },
      ["major labels-changed CAR-G1"],
    ],
    [
      "an item's labels changed",
      (content) => {
        elementOf(content, "CAR-C2").choices[4].text.en = "Wholly agree";
      },
      ["minor labels-changed CAR-C2"],
    ],
    [
      "a label's slip mended",
      (content) => {
        elementOf(content, "CAR-C2").choices[2].text["zh-cn"] = "既不同意、也不反对";
      },
      ["patch labels-corrected CAR-C2"],
    ],
    [
      "N/A added to the anchor",
      (content) => {
        content.scoring.items[0].allowsNotApplicable = true;
      },
      ["major answering-changed CAR-G1"],
    ],
    [
      "an item turned round",
      (content) => {
        content.scoring.items[1].reversed = true;
      },
      ["minor answering-changed CAR-P1"],
    ],
    [
      "a condition set on an item",
      (content) => {
        elementOf(content, "CAR-C2").visibleIf = "{CAR-G1} = '1'";
      },
      ["minor answering-changed CAR-C2"],
    ],
    [
      "an item before the anchor",
      (content) => {
        content.survey.pages.unshift({
          name: "x",
          elements: content.survey.pages.at(-1).elements.splice(0),
        });
      },
      ["major anchor-moved CAR-G1", "minor order-changed"],
    ],
    [
      "items in another order",
      (content) => {
        content.survey.pages[1].elements.reverse();
      },
      ["minor order-changed"],
    ],
    [
      "other people asked",
      (content) => {
        content.scoring.minDaysEmployed = 30;
      },
      ["major population-changed"],
    ],
    [
      "another rhythm",
      (content) => {
        content.scoring.calendarMonths = [4, 10];
      },
      ["major cadence-changed"],
    ],
    [
      "an indicator no longer fed",
      (content) => {
        content.scoring.indicators = [];
      },
      ["major indicator-removed career-satisfaction"],
    ],
    [
      "an indicator newly fed",
      (content) => {
        content.scoring.indicators.push({ indicator: "other", item: "CAR-P1", role: "source" });
      },
      ["minor indicator-added other"],
    ],
    [
      "a dimension dropped",
      (content) => {
        content.scoring.dimensions.pop();
      },
      ["minor dimension-removed support"],
    ],
    [
      "a dimension of items asked before",
      (content) => {
        content.scoring.dimensions.push({ id: "new", items: ["CAR-S1", "CAR-S2"] });
      },
      ["minor dimension-added new"],
    ],
  ])("%s", (_, edit, expected) => {
    expect(found(career(edit)).sort()).toEqual([...expected].sort());
  });

  test("that count other reasons of leaving are another indicator", () => {
    const after = builtInContent("exit");
    after.scoring.indicators[0].countedOptions.pop();
    expect(found(after, builtInContent("exit"))).toEqual([
      "major indicator-source-changed stress-leaver-share",
    ]);
    const more = builtInContent("exit");
    const reasons = elementOf(more, "EXT-R1").choices;
    reasons.unshift({ value: "remote", text: { "zh-cn": "远程", en: "Remote" } });
    expect(found(more, builtInContent("exit"))).toEqual(["major answering-changed EXT-R1"]);
  });

  test("of which one asks in a table and one does not are one question in other words", () => {
    const matrix = career((content) => {
      const [one, two] = content.survey.pages[1].elements;
      const rows = [one, two].map((e) => ({ value: e.name, text: e.title }));
      const title = { "zh-cn": "请选择", en: "Please choose" };
      const [, , three] = content.survey.pages[1].elements;
      content.survey.pages[1].elements = [
        { type: "matrix", name: "CAR-PM", title, columns: one.choices, rows },
        three,
      ];
    });
    expect(found(matrix)).toEqual(
      ["minor item-reworded CAR-P1", "minor item-reworded CAR-P2"].flatMap((text) => [text, text]),
    );
    expect(found(matrix, matrix)).toEqual([]);
  });
});

describe("a bump", () => {
  const refusedCodes = (earlier: Content[], draft: Content, bump: "patch" | "minor" | "major") =>
    checkBump(earlier, draft, bump).refused.map(({ code, subject }) => `${code} ${subject ?? ""}`);

  test("may be larger than the change, never smaller", () => {
    const draft = career(replacePathItem);
    expect(checkBump([career()], draft, "patch").smallestBump).toBe("minor");
    expect(refusedCodes([career()], draft, "patch")).toEqual([
      ...["item-added CAR-C4", "item-removed CAR-C1", "dimension-items-changed path"],
    ]);
    expect(refusedCodes([career()], draft, "minor")).toEqual([]);
    expect(refusedCodes([career()], draft, "major")).toEqual([]);
    expect(refusedCodes([career()], career(rewordAnchor), "minor")).toEqual([
      ...["item-removed CAR-G1", "indicator-source-changed career-satisfaction"],
    ]);
  });

  test("never lets an id have other words, whatever it is called", () => {
    const draft = career(reword("CAR-C2", "规则很清楚。", "The rules are clear."));
    for (const bump of ["patch", "minor", "major"] as const) {
      expect(refusedCodes([career()], draft, bump)).toEqual(["item-reworded CAR-C2"]);
    }
  });

  test("lets a mended slip out as a patch, by itself", () => {
    const draft = career(fixAnchor);
    expect(refusedCodes([career()], draft, "patch")).toEqual([]);
    expect(refusedCodes([career()], draft, "minor")).toEqual(["item-corrected CAR-G1"]);
  });

  test("remembers the words of an id that was dropped, and many small steps", () => {
    const dropped = career(replacePathItem);
    const back = career(reword("CAR-C1", "我知道怎样晋升。", "I know how to be promoted."));
    expect(refusedCodes([career(), dropped], back, "minor")).toEqual(["item-reworded CAR-C1"]);
    const one = reword(
      "CAR-P3",
      "能力提高之后，我的侍遇也跟着提高。",
      "As my ability has grown, so has my pay.",
    );
    const two = reword(
      "CAR-P3",
      "能力提高之后，我的侍遇也跟这提高。",
      "As my ability has grown, so has my pay.",
    );
    expect(checkBump([career()], career(one), "patch", ["CAR-P3"])).toEqual({
      ...{ smallestBump: "patch", refused: [], declared: ["CAR-P3"] },
    });
    const second = checkBump([career(), career(one)], career(two), "patch", ["CAR-P3"]);
    expect(second.refused.map(({ code }) => code)).toEqual(["item-reworded"]);
  });

  test("asks about an id that comes back with another character", () => {
    const earlier = [career(), career(replacePathItem)];
    const back = career((content) => {
      const { title } = elementOf(content, "CAR-C1");
      title["zh-cn"] = title["zh-cn"].replace("的", "地");
    });
    expect(refusedCodes(earlier, back, "minor")).toEqual(["item-edited CAR-C1"]);
    expect(checkBump(earlier, back, "minor", ["CAR-C1"])).toMatchObject({
      ...{ refused: [], declared: ["CAR-C1"] },
    });
  });

  test("of a first version is free", () => {
    expect(checkBump([], career(), "patch")).toEqual({
      ...{ smallestBump: "patch", refused: [], declared: [] },
    });
  });
});

describe("the indicator's line", () => {
  const continues = (after: Content, before = career()) =>
    isIndicatorContinued("career-satisfaction", toLineVersion(before), toLineVersion(after));

  test.each<[string, Edit]>([
    ["a mended slip", fixAnchor],
    ["an item replaced after it", replacePathItem],
    ["items in another order", ({ survey }) => survey.pages[1].elements.reverse()],
  ])("goes on over %s", (_, edit) => {
    expect(continues(career(edit))).toBe(true);
  });

  test.each<[string, Edit]>([
    ["another anchor", rewordAnchor],
    ["other words under its id", reword("CAR-G1", "您满意吗？", "Are you satisfied?")],
    [
      "other labels",
      (content) => {
        elementOf(content, "CAR-G1").choices[4].text.en = "Delighted";
      },
    ],
    [
      "other people",
      ({ scoring }) => {
        scoring.minDaysEmployed = 30;
      },
    ],
    [
      "another rhythm",
      ({ scoring }) => {
        scoring.cadenceMonths = 3;
      },
    ],
    [
      "another place",
      ({ survey }) => {
        survey.pages.unshift({ name: "x", elements: survey.pages.at(-1).elements.splice(0) });
      },
    ],
    [
      "no such indicator",
      ({ scoring }) => {
        scoring.indicators = [];
      },
    ],
  ])("breaks at %s, in both directions", (_, edit) => {
    expect(continues(career(edit))).toBe(false);
    expect(continues(career(), career(edit))).toBe(false);
  });
});

describe("a dimension's line", () => {
  const line = (...later: Content[]) =>
    dimensionLine("path", [toLineVersion(career()), ...later.map(toLineVersion)]);

  test("goes on unchanged over mended slips and other dimensions", () => {
    const other = career(rename("CAR-P1", "CAR-P9"), rewordAnchor);
    expect(line(career(), other)).toEqual({
      ...{ outcome: "unchanged", commonItems: ["CAR-C1", "CAR-C2", "CAR-C3"] },
    });
  });

  test("goes on over the common items where one of three is replaced", () => {
    expect(line(career(replacePathItem))).toEqual({
      ...{ outcome: "common-items", commonItems: ["CAR-C2", "CAR-C3"] },
    });
  });

  test("breaks where one of three is left, in the end", () => {
    const twice = career(replacePathItem, rename("CAR-C2", "CAR-C5"));
    expect(line(twice).outcome).toBe("broken");
    expect(line(career(replacePathItem), twice).outcome).toBe("broken");
  });

  test("breaks where it grows into something else", () => {
    const grown = (...ids: string[]) =>
      career(({ scoring }) => {
        scoring.dimensions[1].items.push(...ids);
      });
    expect(line(grown("CAR-S1")).outcome).toBe("common-items");
    expect(line(grown("CAR-S1", "CAR-S2")).outcome).toBe("broken");
  });

  test("breaks where other people are asked, and where it is gone", () => {
    expect(
      line(
        career(({ scoring }) => {
          scoring.population = "codes";
        }),
      ).outcome,
    ).toBe("broken");
    const gone = career(({ scoring }) => scoring.dimensions.splice(1, 1));
    expect(line(gone)).toEqual({ outcome: "broken", commonItems: [] });
  });
});
