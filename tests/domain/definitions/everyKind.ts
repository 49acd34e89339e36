import type { AnyJson } from "./builtIn.ts";

const both = (text: string) => ({ "zh-cn": text, en: text });
const codes = (...values: (string | number)[]) =>
  values.map((value) => ({ value, text: both(`option ${value}`) }));
const NA = { value: "NA", text: both("does not apply") };
const scored = (id: string, kind: string, more: object = {}) => ({
  id,
  kind,
  scale: kind === "scale5" ? "AGR5" : null,
  reversed: false,
  allowsNotApplicable: false,
  ...more,
});

/** A survey with every question type that we accept, N/A wherever it can be, and chained logic. */
export const everyKind = (): { survey: AnyJson; scoring: AnyJson } => ({
  survey: {
    title: both("Every kind"),
    clearInvisibleValues: "onHidden",
    pages: [
      {
        name: "first",
        elements: [
          {
            type: "radiogroup",
            name: "EVK-S0",
            title: both("Screener"),
            choices: codes("yes", "no"),
          },
          {
            type: "radiogroup",
            name: "EVK-G1",
            title: both("Anchor"),
            visibleIf: "{EVK-S0} <> 'no'",
            choices: codes(1, 2, 3, 4, 5),
          },
        ],
      },
      {
        name: "second",
        title: both("More"),
        elements: [
          {
            type: "matrix",
            name: "EVK-MX",
            title: both("Matrix"),
            visibleIf: "{EVK-S0} <> 'no'",
            columns: [...codes(1, 2, 3, 4, 5), NA],
            rows: [
              { value: "EVK-M1", text: both("One") },
              { value: "EVK-M2", text: both("Two") },
            ],
          },
          {
            type: "dropdown",
            name: "EVK-D1",
            title: both("Single"),
            visibleIf: "{EVK-S0} <> 'no' and {EVK-G1} <> '5'",
            choices: [...codes("red", "green", "blue-green"), NA],
          },
          {
            type: "comment",
            name: "EVK-D1-OTHER",
            title: both("Why blue?"),
            visibleIf: "{EVK-S0} <> 'no' and {EVK-D1} = 'blue-green'",
            maxLength: 200,
          },
          {
            type: "checkbox",
            name: "EVK-C1",
            title: both("Several"),
            visibleIf: "{EVK-S0} <> 'no'",
            maxSelectedChoices: 3,
            choices: [
              ...codes("a", "b", "c", "d", "e", "f", "g"),
              { ...NA, isExclusive: true, randomize: false },
            ],
          },
          {
            type: "rating",
            name: "EVK-N1",
            title: both("Ten"),
            visibleIf: "{EVK-S0} = 'yes'",
            rateMin: 0,
            rateMax: 10,
            displayMode: "buttons",
            minRateDescription: both("low"),
            maxRateDescription: both("high"),
          },
          {
            type: "comment",
            name: "EVK-O1",
            title: both("Words"),
            description: both("Name no one."),
            visibleIf: "{EVK-S0} <> 'no' and {EVK-N1} <> '10'",
            maxLength: 500,
          },
        ],
      },
    ],
  },
  scoring: {
    anchor: "EVK-G1",
    screener: "EVK-S0",
    population: "roster",
    minDaysEmployed: null,
    minutes: 2,
    cadenceMonths: 6,
    calendarMonths: [],
    dimensions: [
      {
        id: "pair",
        title: { zh: "对", en: "Pair" },
        model: "reflective",
        items: ["EVK-M1", "EVK-M2"],
      },
    ],
    indicators: [
      { indicator: "some-rate", item: "EVK-D1", role: "source", countedOptions: ["red"] },
    ],
    items: [
      scored("EVK-S0", "yesno"),
      scored("EVK-G1", "scale5", { scale: "SAT5" }),
      scored("EVK-M1", "scale5", { allowsNotApplicable: true }),
      scored("EVK-M2", "scale5", { allowsNotApplicable: true, reversed: true }),
      scored("EVK-D1", "single", { allowsNotApplicable: true }),
      scored("EVK-D1-OTHER", "text"),
      scored("EVK-C1", "multiple", { allowsNotApplicable: true }),
      scored("EVK-N1", "nps11"),
      scored("EVK-O1", "text"),
    ],
  },
});
