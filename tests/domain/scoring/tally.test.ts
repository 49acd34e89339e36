import { describe, expect, it } from "vitest";
import careerScoring from "../../../surveys/career/scoring.json" with { type: "json" };
import careerSurvey from "../../../surveys/career/survey.json" with { type: "json" };
import exitScoring from "../../../surveys/exit/scoring.json" with { type: "json" };
import exitSurvey from "../../../surveys/exit/survey.json" with { type: "json" };
import { compileDefinition } from "../../../worker/domain/definitions/compileDefinition.ts";
import { countBallot, emptyTally } from "../../../worker/domain/scoring/tally.ts";

const compiled = (content: { survey: object; scoring: object }) => {
  const definition = compileDefinition({ ...content, version: "1.0.0" } as never);
  if (!definition.ok) throw new Error(definition.error.reason);
  return definition.value;
};
const career = compiled({ survey: careerSurvey, scoring: careerScoring });
const exit = compiled({ survey: exitSurvey, scoring: exitScoring });

describe("a tally", () => {
  it("counts each value of each group, and nothing of what was skipped or not applicable", () => {
    const tally = emptyTally(career, 2);
    countBallot(tally, career, 1, { "CAR-G1": 4, "CAR-S3": "NA" });
    countBallot(tally, career, 1, { "CAR-G1": 4 });
    countBallot(tally, career, 0, { "CAR-G1": 1 });
    expect([...tally.ballotsByGroup]).toEqual([1, 2]);
    expect([...(tally.countsByItem.get("CAR-G1") ?? [])]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 2, 0]);
    expect([...(tally.countsByItem.get("CAR-S3") ?? [])].every((count) => count === 0)).toBe(true);
  });

  it("counts who answered a multiple choice beside each of its options", () => {
    const tally = emptyTally(exit, 1);
    countBallot(tally, exit, 0, { "EXT-R2": ["pay", "team"] });
    countBallot(tally, exit, 0, { "EXT-R2": ["pay"] });
    const counts = [...(tally.countsByItem.get("EXT-R2") ?? [])];
    expect([counts.at(-1), counts.reduce((sum, count) => sum + count, 0)]).toEqual([2, 2 + 3]);
  });

  it("takes no answer outside its item, and no ballot outside its groups: those are faults", () => {
    const tally = emptyTally(career, 1);
    expect(() => countBallot(tally, career, 0, { "CAR-G1": 6 })).toThrow("outside its item");
    expect(() => countBallot(tally, career, 1, { "CAR-G1": 5 })).toThrow("outside the groups");
  });
});
