import { z } from "zod";
import { bilingual, Code, ItemId } from "./text.ts";

/** How one item is answered and recoded. */
const ScoredItem = z.strictObject({
  id: ItemId,
  kind: z.enum(["scale5", "nps11", "yesno", "single", "multiple", "text"]),
  scale: z.enum(["SAT5", "AGR5", "FRQ5"]).nullable(),
  /** True: a high answer is unfavourable, so it is turned round before anything is computed. */
  reversed: z.boolean(),
  allowsNotApplicable: z.boolean(),
});

/** Which indicator reads which item. */
const IndicatorSource = z.strictObject({
  indicator: Code,
  item: ItemId,
  /** `preview`: drawn beside the series, never part of it (pulse). */
  role: z.enum(["source", "preview"]),
  /** For an indicator that is a share of reasons: the options that count for it. */
  countedOptions: z.array(Code).min(1).optional(),
  /** Options in neither its numerator nor its denominator. */
  excludedOptions: z.array(Code).optional(),
});

/** The scoring key of one version. */
export const ScoringJson = z.strictObject({
  /** The frozen global item that comes first; null where a survey has none. */
  anchor: ItemId.nullable(),
  /** An item before the anchor; those who answer "no" see nothing more. */
  screener: ItemId.nullable(),
  /** `codes`: nobody is invited by name, codes are handed out. */
  population: z.enum(["roster", "codes"]),
  /** Shorter employment than this is left out by default; null: no such rule. */
  minDaysEmployed: z.int().min(0).max(3650).nullable(),
  /** About how long it takes. */
  minutes: z.int().min(1).max(60),
  cadenceMonths: z.int().min(1).max(24),
  /** Programme months in which its first waves fall. */
  calendarMonths: z.array(z.int().min(1).max(24)),
  dimensions: z.array(
    z.strictObject({
      id: Code,
      title: bilingual(80),
      model: z.enum(["reflective", "formative"]),
      items: z.array(ItemId).min(2, "dimension-of-one"),
    }),
  ),
  indicators: z.array(IndicatorSource),
  items: z.array(ScoredItem).min(1, "survey-empty").max(300, "too-many-items"),
});

/** A scoring key. */
export type ScoringJson = z.infer<typeof ScoringJson>;
