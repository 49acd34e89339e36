import type { DoneText } from "../zh-CN/done.ts";
import { suggestionWords } from "./suggestionWords.ts";

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September"],
  ...["October", "November", "December"],
];

/** Sentences about what was said and what was done, for employees and in HR's preview alike. */
export const done: DoneText = {
  categories: suggestionWords.categories,
  appName: "Anwen",
  otherLanguage: "中文",
  otherLanguageLabel: "切换到中文",
  pageTitle: "What you said, what we did",
  intro:
    "Here is what the company has decided to do after hearing your answers and suggestions, and how far it has come. Nothing written here vanishes quietly: what is dropped says why.",
  opening: "Opening…",
  emptyTitle: "Nothing has been reported yet",
  empty: "Once the company has decided what to do, it stands here.",
  notForWave: "Nothing has been reported on this survey yet",
  unreachableTitle: "No connection",
  unreachable: "This cannot be read at the moment. Please check your network and try again.",
  retry: "Try again",
  failedTitle: "The page has a fault",
  failedBody: "Please open the page again.",
  openAgain: "Open again",

  wave: (title, closesOn) => `${title}, closed on ${closesOn}`,
  otherTitle: "Not from one survey alone",
  score: (question, sentence) => `Everybody’s answers to “${question}”: ${sentence}`,
  results: "See the company’s results of this survey",
  noResults: {
    expected: "The results of this survey are not published yet.",
    never: "No results of this survey were published.",
  },
  suggest: "Write a suggestion",
  suggestHint: "Is there more to be done? You may write at any time, with or without your name.",

  states: { planned: "Planned", under_way: "Under way", done: "Done", dropped: "Dropped" },
  owner: (owner) => `Responsible: ${owner}`,
  due: (due) => `Due: ${due}`,
  month: (year, month) => `${MONTHS[month - 1]} ${year}`,
  about: (measure) => `About: ${measure}`,
  fromSuggestion: "From a suggestion in the box",
  since: {
    planned: (_stateOn, shownOn) => `Announced on ${shownOn}`,
    under_way: (stateOn, shownOn) => `Announced on ${shownOn}, under way since ${stateOn}`,
    done: (stateOn, shownOn) => `Announced on ${shownOn}, done on ${stateOn}`,
    dropped: (stateOn, shownOn) => `Announced on ${shownOn}, dropped on ${stateOn}`,
  },
  amended: (on) => `Words, owner or date changed on ${on}`,
  reason: (reason) => `Reason: ${reason}`,
  factSeparator: "; ",
};
