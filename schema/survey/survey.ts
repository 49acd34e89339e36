import { z } from "zod";
import { Code, ItemId, localText } from "./text.ts";

/** Most options in one list: a position must fit a byte of the packed ballot. */
const MOST_OPTIONS = 200;

/** Longest comment in UTF-16 units. */
const LONGEST_COMMENT = 500;

const OptionValue = z.union([z.int().min(0).max(10), Code], { error: "option-code" });

const Choice = z.strictObject({
  value: OptionValue,
  text: localText(120),
  /** Keeps its place when the others are shuffled. */
  randomize: z.literal(false).optional(),
});

const CheckboxChoice = Choice.extend({
  /** Choosing it clears the others; needed for "NA". */
  isExclusive: z.literal(true).optional(),
});

const element = {
  name: ItemId,
  title: localText(300),
  description: localText(300).optional(),
  visibleIf: z.string().max(500, "text-too-long").optional(),
};

const choices = <C extends z.ZodType>(choice: C) =>
  z.array(choice).min(2, "too-few-options").max(MOST_OPTIONS, "too-many-options");

const withChoices = {
  ...element,
  choicesOrder: z.literal("random").optional(),
  choices: choices(Choice),
};

/** The question types of SurveyJS 3.0 that we accept, each with the properties that we accept. */
export const Element = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("radiogroup"), ...withChoices }),
  z.strictObject({ type: z.literal("dropdown"), ...withChoices }),
  z.strictObject({
    type: z.literal("checkbox"),
    ...withChoices,
    choices: choices(CheckboxChoice),
    maxSelectedChoices: z.int().min(1).max(MOST_OPTIONS).optional(),
  }),
  z.strictObject({
    type: z.literal("rating"),
    ...element,
    rateMin: z.literal(0),
    rateMax: z.literal(10),
    displayMode: z.literal("buttons").optional(),
    minRateDescription: localText(60),
    maxRateDescription: localText(60),
  }),
  z.strictObject({
    type: z.literal("matrix"),
    ...element,
    columns: choices(Choice.omit({ randomize: true })),
    rows: z.array(z.strictObject({ value: ItemId, text: localText(300) })).min(1, "too-few-rows"),
  }),
  z.strictObject({
    type: z.literal("comment"),
    ...element,
    maxLength: z.int().min(1).max(LONGEST_COMMENT, "text-too-long"),
  }),
]);

/**
 * The subset of SurveyJS 3.0 JSON that a version may use. Nothing is ever required of a respondent,
 * so there is no property for it; how a page looks is the page's business.
 */
export const SurveyJson = z.strictObject({
  title: localText(80),
  /** An answer that logic hides is forgotten at once, on the phone as on the server. */
  clearInvisibleValues: z.literal("onHidden"),
  pages: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9-]{1,40}$/, "page-name"),
        title: localText(80).optional(),
        elements: z.array(Element).min(1, "page-empty").max(100, "too-many-items"),
      }),
    )
    .min(1, "survey-empty")
    .max(60, "too-many-pages"),
});

/** A survey definition. */
export type SurveyJson = z.infer<typeof SurveyJson>;
/** One question or matrix of it. */
export type Element = z.infer<typeof Element>;
