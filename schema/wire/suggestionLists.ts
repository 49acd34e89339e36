/** What a suggestion can be about: the measures of the programme, and anything else. */
export const SUGGESTION_CATEGORIES = [
  "recruitment",
  "training",
  "incentives",
  "career",
  "environment",
  "appraisal",
  "benefits",
  "feedback",
  "other",
] as const;

/** What can become of it. */
export const SUGGESTION_STATUSES = [
  "open",
  "adopted",
  "partly_adopted",
  "implemented",
  "rejected",
  "duplicate",
  "spam",
] as const;

/** The longest suggestion, message, or answer, in UTF-16 units. */
export const MOST_SUGGESTION_UNITS = 2000;
