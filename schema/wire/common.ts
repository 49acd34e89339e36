import { z } from "@hono/zod-openapi";

/** A calendar date that exists. */
export const DateOnly = z
  .string()
  .regex(/^2\d{3}-\d{2}-\d{2}$/, "A date is written YYYY-MM-DD, from the year 2000 on.")
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  }, "There is no such date.");

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
