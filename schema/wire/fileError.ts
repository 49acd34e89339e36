import { z } from "@hono/zod-openapi";

/** One thing to mend in a file that HR imports; it never holds a value of the file. */
export const FileError = z
  .strictObject({
    /** `/lines/<line>` or `/lines/<line>/<column>` */
    pointer: z.string(),
    /** As an editor counts, from 1. */
    line: z.int().min(1),
    column: z.string().nullable(),
    code: z.string(),
    detail: z.string(),
    /** The other line, for what must not stand twice. */
    otherLine: z.int().min(1).optional(),
  })
  .openapi("FileError");

export type FileError = z.infer<typeof FileError>;

/** How many things of one kind there are, and the first of them. */
export const firstOf = <S extends z.ZodType>(item: S) =>
  z.strictObject({ count: z.int().min(0), items: z.array(item) });
