import type { DeskSuggestionsText } from "../desk.ts";
import { suggestionWords } from "./suggestionWords.ts";

/** Sentences about the suggestion box at the desk of HR. */
export const deskSuggestions: DeskSuggestionsText = {
  ...suggestionWords,
  title: "Suggestions",
  intro:
    "Employees may write at any time, with or without a name. What is not answered within 60 days counts in the denominator of the adoption rate. Words and names are kept for 730 days, then erased.",
  addressLabel: "Where employees write",
  addressHint:
    "Put it into a notice, a group message or on the wall. It is the same for everybody and marks nobody.",
  year: "The last 12 months",
  figures: {
    received: "Received",
    rate: "Adoption rate",
    strictRate: "Adoption rate without the partly adopted",
    medianDays: "Days to an answer (median)",
    overdue: "Unanswered for over 60 days",
  },
  rateOf: "{{percent}}% ({{adopted}}/{{denominator}})",
  noRate: "None yet",
  filter: "Status",
  all: "All ({{count}})",
  withCount: "{{status}} ({{count}})",
  emptyTitle: "No suggestions yet",
  empty: "They appear here once somebody has written. Tell everybody the address above first.",
  noneTitle: "No such suggestions",
  none: "Try another status.",
  more: "Earlier suggestions",
  anonymous: "Anonymous",
  erased: "The words are over 730 days old and have been erased.",
  due: "{{owner}}, until {{dueOn}}",
  back: "Back to the suggestions",
  detailTitle: "{{category}}: suggestion of {{day}}",
  textTitle: "In their words",
  from: "Name",
  contact: "Contact",
  receivedOn: "Received on",
  category: "Topic",
  anonymousHint:
    "The sender gave no name. Please do not guess who it is; if something is unclear, ask in a message below.",
  decision: {
    title: "Decision",
    intro: "Whoever holds the follow-up code reads all of what you write here.",
    status: "Outcome",
    answer: "Answer",
    answerHint: "Say why. The sender reads it.",
    action: "What will be done",
    owner: "By whom",
    ownerHint: "A department or a function is enough. The sender sees it.",
    dueOn: "Until",
    save: "Save the decision",
    meanwhile:
      "Somebody has just decided on this suggestion. Load it again and look before you decide.",
    reload: "Load again",
    faults: {
      answer: "Write an answer.",
      action: "An adopted suggestion names what will be done.",
      owner: "An adopted suggestion names who will do it.",
      dueOn: "Enter a date.",
    },
  },
  messages: {
    title: "Messages",
    none: "No messages yet.",
    from: { hr: "Human Resources", submitter: "Sender" },
    label: "To the sender",
    hint: "They read it the next time they use their code.",
    send: "Send",
    missing: "Write a message first.",
    tooMany: "You have sent several in a row. Wait for the sender’s reply first.",
  },
};
