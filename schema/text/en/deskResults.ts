import type { DeskResultsText } from "../desk.ts";
import { privacyLink } from "./privacyLink.ts";

/** Sentences of the results pages. */
export const deskResults: DeskResultsText = {
  title: "Results",
  intro: "Released waves only. There are no results while a wave is open.",
  emptyTitle: "No results released yet",
  empty: "A wave appears here once it has closed and HR has released it.",
  whatWasDone: "See what the company did about what people said",
  resultsBy: "The notice says when: {{when}}.",
  notReleasedTitle: "Not released yet",
  notReleased:
    "The results of this survey are not released yet. Everybody will see it at the same moment.",
  noneTitle: "No results",
  none: "This wave was stopped, or expired before a release, so it has no results.",
  nothingShownTitle: "Nothing can be shown",
  nothingShown: "Nobody answered, or too few did. Both look alike, on purpose.",
  publicTitle: "Results of the whole company",
  publicIntro:
    "These are the company’s results, open to every employee. Managers see those of their units.",
  signInForMore: "Sign in as a manager",
  unit: "Unit",
  company: "Whole company",
  satisfied: "Satisfied",
  satisfiedOf: "{{favourable}} of {{n}} chose “satisfied” or “very satisfied”",
  satisfiedAtLeast: "At least {{favourable}} of {{n}} chose “satisfied” or “very satisfied”",
  satisfiedAtMost: "At most {{favourable}} of {{n}} chose “satisfied” or “very satisfied”",
  satisfiedAlike: "The answers are nearly all alike. To protect everybody, only a range is given.",
  anchorScore: "Overall score",
  anchorScoreHint:
    "Score of the overall question, out of 100. The share satisfied needs at least 20 answers.",
  responseRate: "Response rate",
  responseRateOf: "Invited: {{invited}}. Received: {{ballots}}",
  n: "n = {{n}}",
  nHeading: "Valid answers",
  dimensions: "Scores by dimension",
  dimensionsIntro:
    "0 to 100. Higher is better. The range is where the score lies once chance is allowed for (95%), from 20 answers. “≥” and “≤” mean that answers were nearly all alike: only a limit is published, so that nobody’s answer can be read off.",
  outOf100: "{{score}} of 100",
  atLeastOf100: "at least {{score}} of 100",
  atMostOf100: "at most {{score}} of 100",
  interval: "range {{low}}–{{high}}",
  byUnit: "By unit",
  byUnitIntro: "In the order of the organisation and by name. This is no ranking.",
  showCuts: "Show breakdown",
  tableCaption: "Scores by unit",
  notShown: "not shown",
  notShownWhy:
    "“Not shown” may mean that nobody answered, that too few did, or that a figure would let the answers of a few people be worked out. All of these look alike on purpose.",
  items: "Question by question",
  itemsIntro:
    "Means are converted to 0 to 100 and reversed questions turned round. Higher is always better.",
  otherItems: "Overall and other questions",
  favourable: "Favourable",
  favourableOf: "{{favourable}} / {{n}}",
  counts: "People by choice",
  option: "Choice",
  people: "People",
  comments: "Comments",
  commentsIntro:
    "Word for word, shuffled and without dates. “█” is what HR covered because it identified somebody. Please do not guess who wrote them.",
  statement: "What was not shown",
  statementIntro:
    "Published with every wave: how many places each rule hid, what the independent check found, and the numbers of tokens fetched and ballots counted. A place is one question of one unit, or of one part of its breakdown.",
  statementAtBound: "Places that show only a limit (“≥” or “≤”)",
  statementDownloadText: "Download as text",
  statementDownloadJson: "Download as JSON",
  statementHidden: "Not shown: {{n}}",
  statementNotHere: "Does not apply here.",
  statementShares: "Places with a mean but no share satisfied",
  statementNothing: "This rule hid nothing.",
  statementRules: {
    threshold: "A question with fewer than {{k}} valid answers is not shown.",
    tree: "Where a unit less its sub-units would leave a group of fewer than {{k}} people, one unit less is shown, so that nobody can subtract.",
    cut: "A breakdown, by tenure for example, is shown completely or not at all: at least 30 answers in the unit, at least {{k}} in every category, and 0 or at least {{k}} per category among those left over.",
    uniform:
      "Where answers are nearly all alike, the number satisfied says nothing more and might give single answers away: only a range is given.",
    companySize:
      "Questions that are no 1–5 scale are published for the whole company only, from 30 answers (reasons of leaving from 10), with rare choices put together.",
    exitSize: "Exit survey: a branch is shown from 30 answers.",
  },
  statementShareRule:
    "A share satisfied is shown from 20 answers, and never in a breakdown. Comments are shown only where a unit has at least 10 ballots and 5 comments; where there are fewer, they are shown with those of the unit above.",
  statementBoundRule:
    "Where nearly everybody chose the same end, only a limit of the mean is given: the sum of all answers, 1 to 5 points each, is taken two points away from the highest or lowest sum there could be. Whether a figure had to be changed cannot be seen, on purpose.",
  statementTotals: "Numbers to check",
  removedComment: "(hidden)",
  audit: "Independent check",
  auditPassed:
    "Passed: from the published figures nobody can work out a group below the limit, or pin one person’s answer",
  auditNone: "Not done for this wave",
  unreadable: "Entries that could not be read, not counted",
  invited: "People invited",
  tokensIssued: "Tokens fetched (each good for one ballot)",
  ballotsCounted: "Ballots counted",
  proof: "Check this wave yourself",
  proofIntro:
    "The manifest holds the terms that were made public at the launch. The files hold every released figure that you may see.",
  proofResults: "Download released figures (JSON)",
  proofCounts: "Download numbers of people for an audit (JSON)",
  privacyLink,
  running: "Waves without results yet",
  runningIntro: "Launched waves, and the terms that were made public at the launch.",
  runningNone: "None at present.",
  auditAll: "Try to work it out yourself",
  auditAllIntro:
    "One file with everything about answers that you may read: terms, results, participation and numbers of people of every wave, trends and scorecards. With many units it takes minutes; please stay on this page. It holds the numbers of people of every group, so please do not pass it on to managers.",
  auditAllDownload: "Download all that an audit needs (JSON)",
  auditAllProgress: "{{done}} of {{total}} read",
  auditAllDone: "Downloaded.",
  auditAllRun:
    "Run this command on a computer that has the program. Where it finds a leak, it writes which figures were subtracted:",
  k: "Fewer than {{k}} valid answers are not shown",
  openChannel: "This wave had a public link. It is not limited to one response per person.",
  cutValue: "{{unit}} · {{cut}}",
  tenure: {
    t0: "under 1 year",
    t1: "1 to 3 years",
    t3: "3 to 5 years",
    t5: "5 years and more",
  },
};
