import type { z } from "@hono/zod-openapi";
import { SurveyList, type SurveyListItem, SurveyVersionBody } from "../../schema/wire/surveys.ts";
import { callApi } from "./client.ts";

/** One survey of the library. */
export type SurveyView = z.infer<typeof SurveyListItem>;

export const readSurveys = async (): Promise<SurveyView[]> =>
  (await callApi(SurveyList, "/surveys")).items;

/** A version; public once a launched wave uses it, so that the public results can name items. */
export const readSurveyVersion = (slug: string, version: string): Promise<SurveyVersionBody> =>
  callApi(SurveyVersionBody, `/surveys/${slug}/versions/${version}`);
