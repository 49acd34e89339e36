import { z } from "zod";
import { checkScoring } from "./checkScoring.ts";
import { checkSurvey } from "./checkSurvey.ts";
import { problemOfIssue, type SurveyProblem } from "./problem.ts";
import { ScoringJson } from "./scoring.ts";
import { SurveyJson } from "./survey.ts";
import { surveyItems } from "./surveyItems.ts";

/** What is published: a SurveyJS definition and its scoring key. */
const SurveyContent = z.strictObject({ survey: SurveyJson, scoring: ScoringJson });

/**
 * Everything that keeps `{survey, scoring}` from being published, each problem by RFC 6901 pointer;
 * empty if it can be. Shape comes first: how the parts fit together is checked once each part is
 * well-formed. Details repeat nothing of the input.
 */
export function validateSurvey(json: unknown): SurveyProblem[] {
  const content = SurveyContent.safeParse(json);
  if (!content.success) {
    return content.error.issues.map((issue) => problemOfIssue(SurveyContent, issue));
  }
  const { survey, scoring } = content.data;
  const items = surveyItems(survey);
  return [...checkSurvey(survey, items), ...checkScoring(scoring, items)];
}
