import type { CapturedRelease } from "./captured.ts";

/**
 * What a survey's release is held to beyond k. The exit survey is answered by few: branches are
 * shown from 30, its table of reasons from 10 answers for the whole company, with reasons of fewer
 * than 3 mentions together (privacy.md §6.10).
 */
export const surveyRules = (survey: string): Pick<CapturedRelease, "minimum" | "companyItems"> =>
  survey === "exit" ? { minimum: 30, companyItems: { minimum: 10, options: 3 } } : {};
