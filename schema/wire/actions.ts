import { z } from "@hono/zod-openapi";
import { DateOnly, listOf, plainWords } from "./common.ts";
import { SUGGESTION_CATEGORIES } from "./suggestionLists.ts";

/** Where an action stands. */
export const ACTION_STATES = ["planned", "under_way", "done", "dropped"] as const;
const ActionState = z.enum(ACTION_STATES).openapi("ActionState");

/** The longest texts, in UTF-16 units. */
export const MOST_ACTION_UNITS = { text: 500, reason: 300, owner: 80 } as const;

/** Two languages, of which one may be empty: then its readers get the other. */
const inOneOrBoth = (most: number) =>
  z.strictObject({ zh: plainWords(most).default(""), en: plainWords(most).default("") });

const Due = z.union([
  DateOnly,
  z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/, "A month such as 2026-03, or a day."),
]);
const IndicatorId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, "An indicator id such as career-satisfaction.");
const NOTHING = { zh: "", en: "" };

const entered = {
  text: inOneOrBoth(MOST_ACTION_UNITS.text).describe("What is done; one language is enough."),
  owner: plainWords(MOST_ACTION_UNITS.owner)
    .min(1, "Name the department or function that does it.")
    .describe("A department or function, as employees read it."),
  due: Due.nullable().default(null).describe("A month (2026-03) or a day (2026-03-31)."),
  state: ActionState.default("planned"),
  reason: inOneOrBoth(MOST_ACTION_UNITS.reason)
    .default(NOTHING)
    .describe("Why it is dropped; only then."),
  wave: z.uuid().nullable().default(null).describe("The wave that it follows from; it is over."),
  indicator: IndicatorId.nullable().default(null).describe("What it is to move."),
  suggestion: z.uuid().nullable().default(null).describe("The suggestion that it follows from."),
  visibleToEmployees: z
    .boolean()
    .default(false)
    .describe("Once true it stays so: it is changed or dropped, never hidden or deleted."),
};

interface Entered {
  readonly text: { readonly zh: string; readonly en: string };
  readonly state: (typeof ACTION_STATES)[number];
  readonly reason: { readonly zh: string; readonly en: string };
}

function checkWords({ text, state, reason }: Entered, check: z.core.$RefinementCtx): void {
  const demand = (path: string, message: string) =>
    check.addIssue({ code: "custom", path: [path], message });
  const hasReason = reason.zh !== "" || reason.en !== "";
  if (text.zh === "" && text.en === "")
    demand("text", "Say what is done, in one language at least.");
  if (state === "dropped" && !hasReason) demand("reason", "Say why it is dropped.");
  if (state !== "dropped" && hasReason) demand("reason", "Only a dropped action has a reason.");
}

/** What HR enters of a new action. */
export const NewAction = z
  .strictObject({ id: z.uuid().optional(), ...entered })
  .superRefine(checkWords)
  .openapi("NewAction");

/** An action as it is to be from now on, all of it. */
export const ActionChange = z
  .strictObject({ ...entered, revision: z.int().min(0) })
  .superRefine(checkWords)
  .openapi("ActionChange");

const Words = z.strictObject({ zh: z.string(), en: z.string() });
/** What HR and employees read alike. */
const told = {
  text: Words,
  owner: z.string(),
  due: Due.nullable(),
  state: ActionState,
  reason: Words,
};

/** An action as HR sees it. */
export const Action = z
  .strictObject({
    id: z.uuid(),
    ...told,
    wave: z.uuid().nullable(),
    indicator: z.string().nullable(),
    suggestion: z.uuid().nullable(),
    visibleToEmployees: z.boolean(),
    madeOn: DateOnly,
    /** Since when it is in its state. */
    stateOn: DateOnly,
    /** Since when employees can read it. */
    shownOn: DateOnly.nullable(),
    /** When what they can read last changed in its words, owner or date. */
    amendedOn: DateOnly.nullable(),
    /** How many changes there were: to be named by the next one. */
    revision: z.int(),
  })
  .openapi("Action");

export const Actions = listOf(Action);
export const ActionParams = z.strictObject({ id: z.uuid() });

const DoneAction = z
  .strictObject({
    id: z.uuid(),
    ...told,
    /** The measure of the programme that it belongs to. */
    about: z.enum(SUGGESTION_CATEGORIES).nullable(),
    /** Whether a suggestion led to it; not which. */
    fromSuggestion: z.boolean(),
    stateOn: DateOnly,
    shownOn: DateOnly,
    amendedOn: DateOnly.nullable(),
  })
  .openapi("DoneAction");

const DoneWave = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    title: Words.describe("Title of the survey"),
    closesOn: DateOnly,
    /** `never`: it was stopped, or destroyed before a release. */
    results: z.enum(["published", "expected", "never"]),
    score: z
      .strictObject({ question: Words, sentence: Words })
      .nullable()
      .describe(
        "The company's released answer to the survey's anchor question, where one is shown",
      ),
  })
  .openapi("DoneWave");

/** What employees read of what was done: by wave, the latest news first. */
export const Done = z
  .strictObject({
    items: z.array(
      z.strictObject({
        wave: DoneWave.nullable().describe("Null: what follows from no wave"),
        actions: z.array(DoneAction).min(1),
      }),
    ),
  })
  .openapi("Done");

export type Action = z.infer<typeof Action>;
export type NewAction = z.infer<typeof NewAction>;
export type ActionChange = z.infer<typeof ActionChange>;
export type Done = z.infer<typeof Done>;
