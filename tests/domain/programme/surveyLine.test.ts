import { describe, expect, it } from "vitest";
import careerScoring from "../../../surveys/career/scoring.json" with { type: "json" };
import careerSurvey from "../../../surveys/career/survey.json" with { type: "json" };
import exitScoring from "../../../surveys/exit/scoring.json" with { type: "json" };
import exitSurvey from "../../../surveys/exit/survey.json" with { type: "json" };
import pulseScoring from "../../../surveys/pulse/scoring.json" with { type: "json" };
import pulseSurvey from "../../../surveys/pulse/survey.json" with { type: "json" };
import { toLineVersion } from "../../../worker/domain/definitions/comparison/compareLines.ts";
import { dimensionSeries } from "../../../worker/domain/programme/dimensionSeries.ts";
import { surveyLine } from "../../../worker/domain/programme/surveyLine.ts";

/** A version with parts of its text exchanged. */
const version = (
  content: { survey: object; scoring: object },
  ...changes: readonly (readonly [from: string, to: string])[]
) => {
  const text = changes.reduce(
    (sum, [from, to]) => sum.replaceAll(from, to),
    JSON.stringify(content),
  );
  return toLineVersion(JSON.parse(text));
};
const CAREER = { survey: careerSurvey, scoring: careerScoring };
const exitContent = { survey: exitSurvey, scoring: exitScoring };
const TITLE = "总体而言，您对自己在本公司的职业发展有多满意？";
const VERSIONS: Readonly<Record<string, ReturnType<typeof version>>> = {
  "career 1.0.0": version(CAREER),
  "career 2.0.0": version(CAREER, ['"CAR-G1"', '"CAR-G2"'], [TITLE, "您对前景有多满意？"]),
  "pulse 1.0.0": version({ survey: pulseSurvey, scoring: pulseScoring }),
  "exit 1.0.0": version(exitContent),
  "exit 1.1.0": version({
    ...exitContent,
    scoring: {
      ...exitScoring,
      indicators: exitScoring.indicators.map(({ excludedOptions, ...source }) => source),
    },
  }),
};
const versionOf = (survey: string, of: string) => {
  const found = VERSIONS[`${survey} ${of}`];
  if (found === undefined) throw new Error(`no ${survey} ${of}`);
  return found;
};
const wave = (survey: string, opensOn: string, of = "1.0.0") => ({
  ...{ wave: `${survey} ${opensOn}`, survey, version: of, opensOn, closesOn: opensOn },
});
const NOTHING = { moves: [], entered: [] };

describe("the line of an indicator", () => {
  it("has the waves that asked its item; a pulse lies beside it, other surveys nowhere", () => {
    const waves = [
      wave("career", "2026-01-05"),
      wave("exit", "2026-02-02"),
      wave("pulse", "2026-03-02"),
      wave("career", "2026-07-06"),
      wave("career", "2027-01-04", "2.0.0"),
    ];
    const line = surveyLine("career-satisfaction", waves, versionOf, NOTHING);
    expect(
      line.waves.map(({ wave: name, item, isPulse, segment }) => [name, item, isPulse, segment]),
    ).toEqual([
      ["career 2026-01-05", "CAR-G1", false, 0],
      ["pulse 2026-03-02", "CAR-G1", true, null],
      ["career 2026-07-06", "CAR-G1", false, 0],
      ["career 2027-01-04", "CAR-G2", false, 1],
    ]);
    expect(line.breaks).toMatchObject([{ kind: "version", on: "2027-01-04" }]);
    expect(line.waves.every(({ options }) => options === null)).toBe(true);
  });

  it("of reasons carries which of them count, and which are in neither number", () => {
    const waves = [wave("exit", "2026-01-05"), wave("exit", "2027-01-04", "1.1.0")];
    const [first, second] = surveyLine("stress-leaver-share", waves, versionOf, NOTHING).waves;
    expect(first?.options?.counted).toContain("workload");
    expect(first?.options?.excluded).toContain("retirement");
    expect(second?.options?.excluded).toEqual([]);
  });
});

describe("the line of a dimension", () => {
  it("has a piece for each stretch of waves, and none without a wave", () => {
    const moved = { moves: [{ day: "2026-09-01", moved: 60, headcountBefore: 100 }], entered: [] };
    const waves = [wave("career", "2026-01-05"), wave("career", "2027-01-04")];
    const { segments, pieces, breaks } = dimensionSeries("path", waves, versionOf, moved);
    expect([segments, breaks.map(({ kind }) => kind)]).toEqual([[0, 1], ["moves"]]);
    expect(pieces.map(({ outcome }) => outcome)).toEqual(["unchanged", "unchanged"]);
    expect(dimensionSeries("path", [], versionOf, NOTHING)).toEqual({
      ...{ segments: [], breaks: [], pieces: [] },
    });
  });
});
