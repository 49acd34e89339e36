import { z } from "@hono/zod-openapi";
import { Bilingual, DateOnly, UnitId } from "./common.ts";
import { HiddenFigure, ScaleFigure } from "./results.ts";

const IndicatorId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, "An indicator id such as career-satisfaction.");

/** One of the programme's indicators, as far as a reader needs it. */
export const Indicator = z
  .strictObject({
    id: IndicatorId,
    measure: z.string(),
    title: Bilingual,
    direction: z.enum(["up", "down", "none"]),
    kind: z.enum(["level", "change", "cumulative", "process", "monitor"]),
    target: z.number().nullable(),
    changeBasis: z.enum(["relative", "points"]).nullable(),
    cadenceMonths: z.int(),
    owner: Bilingual,
    dueMonth: z.int().nullable(),
    /** The survey and its item, or null where the figure comes from records. */
    survey: z.string().nullable(),
    item: z.string().nullable(),
  })
  .openapi("Indicator");

export const TrendQuery = z.strictObject({ indicator: IndicatorId, unit: UnitId.optional() });

/** One released wave; a hidden figure says nothing about why. */
export const TrendPoint = z
  .strictObject({
    wave: z.uuid(),
    name: z.string(),
    survey: z.string(),
    version: z.string(),
    opensOn: DateOnly,
    closesOn: DateOnly,
    /** A pulse asks the same item in another context: another marker, never a change test. */
    isPulse: z.boolean(),
    figure: z.union([HiddenFigure, ScaleFigure]),
  })
  .openapi("TrendPoint");

/** The anchor item of an indicator over released waves, oldest first. */
export const Trend = z
  .strictObject({ indicator: IndicatorId, unit: UnitId, points: z.array(TrendPoint) })
  .openapi("Trend");
