import { z } from "@hono/zod-openapi";
import { UnitId } from "./common.ts";
import { FileError, firstOf } from "./fileError.ts";

const Count = z.int().min(0);

const PersonInUnit = z.strictObject({ personId: z.string(), name: z.string(), unit: z.string() });

/** What an import would do; lists of people hold the first 200. */
const RosterChanges = z
  .strictObject({
    joiners: firstOf(PersonInUnit),
    leavers: firstOf(PersonInUnit),
    changed: firstOf(
      z.strictObject({ personId: z.string(), name: z.string(), fields: z.array(z.string()) }),
    ),
    moved: firstOf(
      z.strictObject({ personId: z.string(), name: z.string(), from: z.string(), to: z.string() }),
    ),
    unchanged: Count,
    newUnits: z.array(
      z.strictObject({
        path: z.string(),
        /** "Renamed or moved from?": most people of this unit, now empty, stand under the new path. */
        renamedFrom: z
          .strictObject({ unitId: UnitId, path: z.string(), people: Count, peopleBefore: Count })
          .nullable(),
      }),
    ),
    renamedUnits: z.array(z.strictObject({ id: UnitId, from: z.string(), to: z.string() })),
    emptiedUnits: z.array(z.strictObject({ id: UnitId, path: z.string(), peopleBefore: Count })),
  })
  .openapi("RosterChanges");

/** What is wrong with a roster file, or else what it would change. */
export const RosterPreview = z
  .strictObject({
    /** People in the file whose row is in order. */
    people: Count,
    errorCount: Count,
    /** The first 1,000, by line. */
    errors: z.array(FileError),
    /** null where there is an error: a faulty file changes nothing. */
    changes: RosterChanges.nullable(),
  })
  .openapi("RosterPreview");

/** What an import has done, in numbers of people and units. */
export const RosterImport = z
  .strictObject({
    people: Count,
    joined: Count,
    left: Count,
    changed: Count,
    moved: Count,
    unchanged: Count,
    units: Count,
    newUnits: Count,
    renamedUnits: Count,
    emptiedUnits: Count,
  })
  .openapi("RosterImport");

const Rename = z.string().regex(/^u\d{5,}:[^\n]{1,900}$/, "A rename is written u00004:new/path.");

/** Renames that HR has confirmed: the unit keeps its id, and with it its trends. */
export const RosterQuery = z.strictObject({
  rename: z
    .union([Rename, z.array(Rename).max(500)])
    .optional()
    .openapi({ description: "`<unit id>:<new path>`, repeatable" }),
});

export type RosterPreview = z.infer<typeof RosterPreview>;
export type RosterImport = z.infer<typeof RosterImport>;
