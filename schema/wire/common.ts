import { z } from "@hono/zod-openapi";

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
const UNSEEN_CHARACTERS = /[^\P{Cc}\n\t]|\p{Cs}|[\u200B\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/u;

/** Plain words, at most so many UTF-16 units. */
export const plainWords = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !UNSEEN_CHARACTERS.test(text), "Remove control and invisible characters.");

/** Text in both languages. */
export const Bilingual = z.strictObject({
  zh: z.string().trim().min(1).max(300),
  en: z.string().trim().min(1).max(300),
});

/** Two-language text as a value. */
export type Bilingual = z.infer<typeof Bilingual>;

/** A list, continued by `?cursor=` where `next` is present. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() });
