import { z } from "@hono/zod-openapi";
import { atMostUnits } from "../atMostUnits.ts";

const dateFrom = (century: 1900 | 2000) =>
  z
    .string()
    .regex(
      century === 1900 ? /^(19|2\d)\d{2}-\d{2}-\d{2}$/ : /^2\d{3}-\d{2}-\d{2}$/,
      `A date is written YYYY-MM-DD, from the year ${century} on.`,
    )
    .refine((text) => {
      const date = new Date(`${text}T00:00:00Z`);
      return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
    }, "There is no such date.");

/** A calendar date that exists. */
export const DateOnly = dateFrom(2000);

/** The day on which somebody was hired, which may be long ago. */
export const HireDate = dateFrom(1900);

export const UnitId = z.string().regex(/^[a-z0-9-]{1,32}$/, "A unit id looks like u00001.");

/** Characters that show as nothing or turn a text around; newline and tab are fine. */
const UNSEEN_CHARACTERS = /[^\P{Cc}\n\t]|[\u200B\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/u;

/**
 * Text of at most so many UTF-16 code units, without blanks around it. All limits of text count in
 * this unit: the contract does for comments, and browsers can count in no other; zod's `max` counts
 * code points. Half of a character is refused, since no store would give it back.
 */
export const text = (mostUnits: number) =>
  z
    .string()
    .trim()
    .check(
      atMostUnits(
        mostUnits,
        `At most ${mostUnits} characters; emoji and rare ones count as two or more.`,
      ),
    )
    .refine((words) => !/\p{Cs}/u.test(words), "Remove the half of a character that is in it.")
    .openapi({ maxLength: mostUnits, "x-length-unit": "UTF-16 code unit" });

/** Plain words, at most so many UTF-16 code units. */
export const plainWords = (mostUnits: number) =>
  text(mostUnits).refine(
    (words) => !UNSEEN_CHARACTERS.test(words),
    "Remove control and invisible characters.",
  );

/** Text in both languages. */
export const Bilingual = z.strictObject({ zh: z.string(), en: z.string() });

/** Two-language text as a value. */
export type Bilingual = z.infer<typeof Bilingual>;

/** Text in both languages as somebody enters it. */
export const GivenBilingual = z.strictObject({ zh: text(300).min(1), en: text(300).min(1) });

/** A list, continued by `?cursor=` where `next` is present. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() });
