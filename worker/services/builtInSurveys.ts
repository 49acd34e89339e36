import careerScoring from "../../surveys/career/scoring.json";
import careerSurvey from "../../surveys/career/survey.json";
import clientScoring from "../../surveys/client/scoring.json";
import clientSurvey from "../../surveys/client/survey.json";
import exitScoring from "../../surveys/exit/scoring.json";
import exitSurvey from "../../surveys/exit/survey.json";
import fairnessScoring from "../../surveys/fairness/scoring.json";
import fairnessSurvey from "../../surveys/fairness/survey.json";
import newhireScoring from "../../surveys/newhire/scoring.json";
import newhireSurvey from "../../surveys/newhire/survey.json";
import pulseScoring from "../../surveys/pulse/scoring.json";
import pulseSurvey from "../../surveys/pulse/survey.json";
import satisfactionScoring from "../../surveys/satisfaction/scoring.json";
import satisfactionSurvey from "../../surveys/satisfaction/survey.json";
import stressScoring from "../../surveys/stress/scoring.json";
import stressSurvey from "../../surveys/stress/survey.json";
import trainingScoring from "../../surveys/training/scoring.json";
import trainingSurvey from "../../surveys/training/survey.json";
import type { Deps } from "../env.ts";
import { insertSurveyVersionOnce } from "../store/survey.ts";
import { versionRow } from "./versionRow.ts";

const BUILT_IN = [
  ["satisfaction", satisfactionSurvey, satisfactionScoring],
  ["training", trainingSurvey, trainingScoring],
  ["fairness", fairnessSurvey, fairnessScoring],
  ["stress", stressSurvey, stressScoring],
  ["career", careerSurvey, careerScoring],
  ["newhire", newhireSurvey, newhireScoring],
  ["exit", exitSurvey, exitScoring],
  ["client", clientSurvey, clientScoring],
  ["pulse", pulseSurvey, pulseScoring],
] as const;

const BUILT_IN_VERSION = "1.0.0";

const seeded = new WeakSet<D1Database>();

/**
 * Publishes the built-in surveys as 1.0.0 where they are missing; once per isolate. An installed
 * version is never replaced: a change to the files needs a new version number.
 */
export async function ensureBuiltInSurveys(deps: Deps): Promise<void> {
  if (seeded.has(deps.d1)) return;
  const [first, ...rest] = BUILT_IN.map(([slug, survey, scoring]) =>
    insertSurveyVersionOnce(deps.db, versionRow(slug, BUILT_IN_VERSION, { survey, scoring })),
  );
  if (first !== undefined) await deps.db.batch([first, ...rest]);
  seeded.add(deps.d1);
}
