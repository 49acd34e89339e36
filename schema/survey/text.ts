import { z } from "zod";
import { atMostUnits } from "../atMostUnits.ts";

/** Ids of items: the survey's letters, a hyphen, the rest. They stay the same for ever. */
export const ItemId = z.string().regex(/^[A-Z]{2,4}-[A-Z0-9-]{1,20}$/, "item-id");

/** Codes of options and ids of dimensions and indicators. */
export const Code = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "option-code");

/** The code of the option "does not apply to me" in every list that has one. */
export const NOT_APPLICABLE = "NA";

// Tags, entities, script addresses; braces, since SurveyJS would put an answer there; controls.
const NOT_PLAIN = /<[a-z/!?]|&(#|[a-z]+;)|javascript\s*:|[{}]|\p{Cc}|\p{Cs}/iu;

/** Plain text of at most `limit` UTF-16 units, without markup. */
const plainText = (limit: number) =>
  z
    .string()
    .check(atMostUnits(limit, "text-too-long"))
    .refine((text) => text.trim() !== "", "text-empty")
    .refine((text) => !NOT_PLAIN.test(text), "text-not-plain");

/** A text of a SurveyJS definition, in both languages under SurveyJS's own names for them. */
export const localText = (limit: number) =>
  z.strictObject({ "zh-cn": plainText(limit), en: plainText(limit) });

/** A text of the scoring key or the measures, in both languages. */
export const bilingual = (limit: number) =>
  z.strictObject({ zh: plainText(limit), en: plainText(limit) });
