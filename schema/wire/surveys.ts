import { z } from "@hono/zod-openapi";
import { ScoringJson } from "../survey/scoring.ts";
import { SurveyJson } from "../survey/survey.ts";
import { ItemId } from "../survey/text.ts";
import { Bilingual, listOf } from "./common.ts";

/** The name of a survey in addresses. */
export const SurveySlug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, "A survey's slug is up to 32 small letters, digits or hyphens.");

/** major.minor.patch without leading zeros. */
export const SurveyVersion = z
  .string()
  .regex(/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/, "A version looks like 1.0.0.");

/** One survey in the list: its newest version, and all, oldest first. */
export const SurveyListItem = z.strictObject({
  slug: SurveySlug,
  title: Bilingual,
  latest: SurveyVersion,
  versions: z.array(SurveyVersion),
});

/** Answer of `GET /api/surveys`. */
export const SurveyList = listOf(SurveyListItem);

/** Path of one version. */
export const SurveyVersionParams = z.strictObject({ slug: SurveySlug, version: SurveyVersion });

/** Body of `GET /api/surveys/{slug}/versions/{version}`; its exact bytes are what is hashed. */
export const SurveyVersionBody = z.strictObject({
  slug: SurveySlug,
  version: SurveyVersion,
  title: Bilingual,
  survey: SurveyJson,
  scoring: ScoringJson,
});

/** A published version. */
export type SurveyVersionBody = z.infer<typeof SurveyVersionBody>;

/** Body of `POST /api/surveys/{slug}/versions`. */
export const PublishRequest = z.strictObject({
  draftId: z.uuid(),
  bump: z.enum(["major", "minor", "patch"]),
  sameQuestion: z
    .array(ItemId)
    .max(300)
    .optional()
    .describe(
      "Ids of edited items that the author declares to be the same question, having read both sentences. A refusal with item-edited names them, each with what it was and is now. Written to the audit log.",
    ),
});

/** What a new version does to the lines of its survey, compared with the version before it. */
export const PublishedVersion = z
  .strictObject({
    slug: SurveySlug,
    version: SurveyVersion,
    sha256: z.string(),
    lines: z
      .strictObject({
        indicators: z.array(z.strictObject({ indicator: z.string(), continues: z.boolean() })),
        dimensions: z.array(
          z.strictObject({
            dimension: z.string(),
            outcome: z
              .enum(["unchanged", "common-items", "broken"])
              .describe("common-items: the line is drawn on the items that both versions ask"),
          }),
        ),
      })
      .nullable()
      .describe("null for the first version"),
  })
  .openapi("PublishedVersion");
