import { expect, test } from "vitest";
import { MeasuresJson } from "../../../schema/survey/measures.ts";
import { builtInContent, builtInMeasures, SLUGS } from "../../domain/definitions/builtIn.ts";

const measures = MeasuresJson.parse(builtInMeasures());
const indicators = new Map(measures.indicators.map((indicator) => [indicator.id, indicator]));

test("the programme has eight measures, the evaluation section, and 19 indicators", () => {
  expect(measures.measures.map((measure) => measure.number)).toEqual([
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    null,
  ]);
  expect(indicators.size).toBe(19);
});

test("the targets are those of the programme", () => {
  const targets = measures.indicators.map(({ id, kind, target }) => `${id} ${kind} ${target}`);
  expect(targets).toEqual([
    "recruitment-completion-rate cumulative 1",
    "reserve-pool-ratio level 0.2",
    "training-coverage cumulative 1",
    "training-satisfaction level 0.85",
    "newhire-satisfaction change 0.1",
    "performance-attainment-rate change 0.15",
    "employee-satisfaction-m3 change 0.2",
    "promotion-rate cumulative 0.1",
    "career-satisfaction change 0.15",
    "stress-satisfaction change 0.2",
    "stress-leaver-share change -0.3",
    "performance-pass-rate change 0.1",
    "fairness-satisfaction level 0.85",
    "employee-satisfaction-m7 change 0.15",
    "turnover-rate change -0.2",
    "suggestion-adoption-rate level 0.7",
    "satisfaction-review-halfyearly process 1",
    "client-satisfaction monitor null",
    "quarterly-review-held process 1",
  ]);
});

test("each survey's key and the measures name the same items for the same indicators", () => {
  const fromKeys = SLUGS.flatMap((slug) =>
    builtInContent(slug).scoring.indicators.map(
      (source: { indicator: string; item: string; role: string }) =>
        `${source.indicator} ${source.role} ${source.role === "source" ? slug : ""} ${source.item}`,
    ),
  );
  const fromMeasures = measures.indicators.flatMap(({ id, source }) => {
    if (source.type !== "survey") return [];
    const preview = source.pulseItem ? [`${id} preview  ${source.pulseItem}`] : [];
    return [`${id} source ${source.survey} ${source.item}`, ...preview];
  });
  expect(fromKeys.sort()).toEqual(fromMeasures.sort());
});

test("the dimension that explains an indicator is one of its survey", () => {
  for (const { source } of measures.indicators) {
    if (source.type !== "survey" || source.diagnosticDimension === undefined) continue;
    const ids = builtInContent(source.survey).scoring.dimensions.map((d: { id: string }) => d.id);
    expect(ids).toContain(source.diagnosticDimension);
  }
});

test("every key metric has an indicator", () => {
  const metrics = new Set(measures.indicators.map((indicator) => indicator.metric));
  expect(measures.keyMetrics.every((metric) => metrics.has(metric))).toBe(true);
});

test("an unknown field, a change without basis, or an indicator under no measure is refused", () => {
  const unknown = builtInMeasures();
  unknown.indicators[0].weight = 1;
  const baseless = builtInMeasures();
  baseless.indicators[4].changeBasis = null;
  const loose = builtInMeasures();
  loose.measures[0].indicators.pop();
  for (const json of [unknown, baseless, loose]) {
    expect(MeasuresJson.safeParse(json).success).toBe(false);
  }
});
