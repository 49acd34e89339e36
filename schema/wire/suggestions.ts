import { z } from "@hono/zod-openapi";
import { DateOnly, listOf, plainWords } from "./common.ts";
import { ProofOfWork } from "./proofOfWork.ts";
import {
  MOST_SUGGESTION_UNITS,
  SUGGESTION_CATEGORIES,
  SUGGESTION_STATUSES,
} from "./suggestionLists.ts";

export const SuggestionCategory = z.enum(SUGGESTION_CATEGORIES).openapi("SuggestionCategory");
export const SuggestionStatus = z.enum(SUGGESTION_STATUSES).openapi("SuggestionStatus");

const Words = plainWords(MOST_SUGGESTION_UNITS);
const SomeWords = Words.min(1, "Write at least one word.");

/** As typed or drawn; a wrong one is answered like an unknown one. */
const FollowUpCode = z.string().max(64).openapi({
  description: "16 characters of Crockford base32, the last of them a check character",
});

export const NewSuggestion = z
  .strictObject({
    category: SuggestionCategory,
    text: SomeWords,
    submitter: z
      .strictObject({
        name: plainWords(80).min(1, "Enter a name, or leave out the submitter."),
        contact: plainWords(120).optional(),
      })
      .optional()
      .describe("Absent for an anonymous suggestion."),
    code: FollowUpCode.optional().describe(
      "A follow-up code drawn by the sender, so that a repeat after a lost answer is the same suggestion. Without it the server draws one.",
    ),
    proofOfWork: ProofOfWork,
  })
  .openapi("NewSuggestion");

/** The code, shown only here; the server keeps its hash. */
export const SuggestionReceived = z
  .strictObject({ code: z.string() })
  .openapi("SuggestionReceived");

export const FollowUp = z.strictObject({ code: FollowUpCode }).openapi("FollowUp");
export const FollowUpReply = z
  .strictObject({ code: FollowUpCode, text: SomeWords })
  .openapi("FollowUpReply");

const Message = z
  .strictObject({
    from: z.enum(["hr", "submitter"]),
    day: DateOnly,
    text: z.string(),
  })
  .openapi("SuggestionMessage");

const shared = {
  receivedOn: DateOnly,
  category: SuggestionCategory,
  text: z.string(),
  status: SuggestionStatus,
  answer: z.string(),
  action: z.string(),
  owner: z.string(),
  dueOn: DateOnly.nullable(),
};

/** A suggestion as whoever holds its code sees it. */
export const FollowedSuggestion = z
  .strictObject({ ...shared, messages: z.array(Message) })
  .openapi("FollowedSuggestion");

/** A suggestion as HR sees it in a list. */
export const Suggestion = z
  .strictObject({
    id: z.uuid(),
    ...shared,
    submitter: z.strictObject({ name: z.string(), contact: z.string().nullable() }).nullable(),
    /** How many decisions there were: to be named by the next one. */
    revision: z.int(),
    /** Its words have been erased: too old. */
    isErased: z.boolean(),
  })
  .openapi("Suggestion");

export const SuggestionDetail = Suggestion.extend({ messages: z.array(Message) }).openapi(
  "SuggestionDetail",
);

export const Suggestions = listOf(Suggestion);

export const SuggestionsQuery = z.strictObject({
  status: SuggestionStatus.optional(),
  cursor: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/)
    .optional(),
});

export const SuggestionParams = z.strictObject({ id: z.uuid() });

const needsAnswer = (status: string) => !["open", "duplicate", "spam"].includes(status);
const needsOwner = (status: string) => status === "adopted" || status === "partly_adopted";

/** What HR decides. Whoever holds the code reads all of it. */
export const SuggestionDecision = z
  .strictObject({
    status: SuggestionStatus,
    answer: Words.default(""),
    action: plainWords(300).default(""),
    owner: plainWords(80).default(""),
    dueOn: DateOnly.nullable().default(null),
    revision: z.int().min(0),
  })
  .superRefine(({ status, answer, action, owner }, check) => {
    const demand = (path: string, message: string) =>
      check.addIssue({ code: "custom", path: [path], message });
    if (needsAnswer(status) && answer === "")
      demand("answer", "Say why: it is read by the sender.");
    if (needsOwner(status) && action === "") demand("action", "Name what will be done.");
    if (needsOwner(status) && owner === "") demand("owner", "Name who will do it.");
  })
  .openapi("SuggestionDecision");

export const SuggestionReply = z.strictObject({ text: SomeWords }).openapi("SuggestionReply");

/** Figures of the box: no text and no person. Shares are 0 to 1. */
export const SuggestionSummary = z
  .strictObject({
    asOf: DateOnly,
    /** How many there are of each status, of all time, 0 included. */
    byStatus: z.record(SuggestionStatus, z.int()),
    /** Received in the twelve months that end on `asOf`. */
    year: z.strictObject({
      from: DateOnly,
      received: z.int(),
      valid: z.int(),
      duplicates: z.int(),
      spam: z.int(),
      adopted: z.int(),
      denominator: z.int(),
      openNotDue: z.int(),
      openOverdue: z.int(),
      implemented: z.int(),
      rate: z.number().nullable(),
      strictRate: z.number().nullable(),
      rateOverAllValid: z.number().nullable(),
      shareImplemented: z.number().nullable(),
      medianDaysToAnswer: z.number().nullable(),
    }),
  })
  .openapi("SuggestionSummary");
