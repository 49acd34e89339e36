import fc from "fast-check";
import { validateSurvey } from "../../../schema/survey/validateSurvey.ts";
import type { AnyJson } from "../../domain/definitions/builtIn.ts";

/** Codes that some reader or other takes for something else than their text, or for one another. */
const ODD_CODES = [
  ...["a", "A", "b", "B", "ab", "true", "True", "false", "yes", "Yes", "no", "NO", "na", "Na"],
  ...["0", "00", "-0", "1", "01", "001", "1_", "-1", "10", "1e1", "1E1", "0x0A", "16", "0x10"],
  ...["undefined", "Undefined", "null", "NaN", "Infinity", "1e400", "-Infinity", "none", "other"],
  ...["2024-01-01", "2024-1-1", "20240101", "12345678901234567890", "12345678901234567891"],
  ...["__proto__", "constructor", "length", "hasOther", "item1", "-", "_", "--", "today", "iif"],
];

const both = (text: string) => ({ "zh-cn": text, en: text });
const option = (value: string | number) => ({ value, text: both(`option ${value}`) });
const NA = option("NA");

const codes = fc.uniqueArray(fc.constantFrom(...ODD_CODES), { minLength: 2, maxLength: 5 });

/** One question without name and condition, of any type that a survey may have. */
const question: fc.Arbitrary<AnyJson> = fc.oneof(
  { weight: 4, arbitrary: withOptions(fc.constantFrom("radiogroup", "dropdown"), codes) },
  {
    weight: 1,
    arbitrary: withOptions(fc.constant("radiogroup"), fc.constant(["yes", "no"])),
  },
  { weight: 1, arbitrary: withOptions(fc.constant("dropdown"), fc.constant([1, 2, 3, 4, 5])) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(withOptions(fc.constant("checkbox"), codes), fc.nat(3), fc.boolean())
      .map(([element, most, isFirstExclusive]) => {
        const choices = element.choices.map((choice: AnyJson, i: number) =>
          choice.value === "NA" || (i === 0 && isFirstExclusive)
            ? { ...choice, isExclusive: true }
            : choice,
        );
        return { ...element, choices, ...(most > 0 && { maxSelectedChoices: most }) };
      }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      ...{ type: "rating", rateMin: 0, rateMax: 10 },
      ...{ minRateDescription: both("low"), maxRateDescription: both("high") },
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.oneof(codes, fc.constant([1, 2, 3, 4, 5])),
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([values, hasNa, rows]) => ({
        type: "matrix",
        columns: [...values.map(option), ...(hasNa ? [NA] : [])],
        rows: Array.from({ length: rows }, () => ({ text: both("row") })),
      })),
  },
  { weight: 1, arbitrary: fc.constant({ type: "comment", maxLength: 20 }) },
);

function withOptions(
  type: fc.Arbitrary<string>,
  values: fc.Arbitrary<readonly (string | number)[]>,
): fc.Arbitrary<AnyJson> {
  return fc
    .tuple(type, values, fc.boolean(), fc.boolean())
    .map(([kind, list, hasNa, isRandom]) => ({
      type: kind,
      choices: [...list.map(option), ...(hasNa ? [NA] : [])],
      ...(isRandom && { choicesOrder: "random" }),
    }));
}

/** Values of earlier questions that a condition may look at. */
function valuesOf({ type, choices }: AnyJson): (string | number)[] {
  if (type === "rating") return [0, 1, 10];
  return type === "radiogroup" || type === "dropdown"
    ? choices.map(({ value }: AnyJson) => value)
    : [];
}

const picks = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 2 });

/** Conditions about earlier questions, often one upon another. */
function withConditions(
  elements: readonly AnyJson[],
  chosen: readonly (readonly [number, number, boolean])[][],
) {
  return elements.map((element, index) => {
    const sources = elements.slice(0, index).filter((earlier) => valuesOf(earlier).length > 0);
    const terms = (chosen[index] ?? []).flatMap(([which, value, isEqual]) => {
      // The nearest ones, so that chains come about.
      const source = sources[sources.length - 1 - (which % Math.min(sources.length, 3))];
      if (source === undefined) return [];
      const values = valuesOf(source);
      return [`{${source.name}} ${isEqual ? "=" : "<>"} '${values[value % values.length]}'`];
    });
    return terms.length === 0 ? element : { ...element, visibleIf: terms.join(" and ") };
  });
}

function scoredItems(elements: readonly AnyJson[]): AnyJson[] {
  return elements.flatMap((element) => {
    const options = (element.choices ?? element.columns ?? []).map(({ value }: AnyJson) => value);
    const list = options.filter((value: unknown) => value !== "NA");
    const plain = JSON.stringify(list);
    const isScale = plain === "[1,2,3,4,5]";
    const single = isScale ? "scale5" : plain === '["yes","no"]' ? "yesno" : "single";
    const special = { comment: "text", rating: "nps11", checkbox: "multiple" };
    const kind = special[element.type as keyof typeof special] ?? single;
    return (element.rows?.map((row: AnyJson) => row.value) ?? [element.name]).map((id: string) => ({
      ...{ id, kind, scale: isScale ? "AGR5" : null, reversed: false },
      allowsNotApplicable: options.includes("NA"),
    }));
  });
}

/**
 * Any survey of what is accepted: all types, odd codes, conditions upon conditions. `isStrict`: also
 * by the rules that were added since versions were published with codes that look alike.
 */
export const randomSurvey: fc.Arbitrary<{ survey: AnyJson; scoring: AnyJson; isStrict: boolean }> =
  fc
    .array(fc.tuple(question, picks), { minLength: 2, maxLength: 12 })
    .chain((parts) => fc.tuple(fc.constant(parts), fc.integer({ min: 1, max: parts.length })))
    .map(([parts, onFirstPage]) => {
      const named = parts.map(([element], i) => ({
        ...{ name: `RND-${i}`, title: both(`Question ${i}`) },
        ...element,
        ...(element.rows && {
          rows: element.rows.map((row: AnyJson, r: number) => ({
            value: `RND-${i}-R${r}`,
            ...row,
          })),
        }),
      }));
      const elements = withConditions(
        named,
        parts.map(([, chosen], i) => (i === 0 ? [] : chosen)),
      );
      const pages = [elements.slice(0, onFirstPage), elements.slice(onFirstPage)]
        .filter((list) => list.length > 0)
        .map((list, i) => ({ name: `page-${i}`, elements: list }));
      const survey = { title: both("Random"), clearInvisibleValues: "onHidden", pages };
      const scoring = {
        ...{ anchor: null, screener: null, population: "roster", minDaysEmployed: null },
        ...{ minutes: 2, cadenceMonths: 6, calendarMonths: [], dimensions: [], indicators: [] },
        items: scoredItems(elements),
      };
      return { survey, scoring, problems: validateSurvey({ survey, scoring }) };
    })
    .filter(({ problems }) => problems.every(({ code }) => code === "option-alike"))
    .map(({ problems, ...content }) => ({ ...content, isStrict: problems.length === 0 }));
