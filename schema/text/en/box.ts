import type { BoxText } from "../zh-CN/box.ts";
import { countedInUnits } from "./countedInUnits.ts";
import { privacyLink } from "./privacyLink.ts";
import { suggestionWords } from "./suggestionWords.ts";

const REFUSED =
  "Not sent. The system did not take this suggestion, and has kept nothing of it. Your words are still on this phone. Please open the page again and retry.";

/** Sentences of the suggestion box as employees see it. */
export const box: BoxText = {
  ...suggestionWords,
  appName: "Anwen",
  otherLanguage: "中文",
  otherLanguageLabel: "切换到中文",
  pageTitle: "Suggestion box",
  tabsLabel: "Suggestion box",
  tabs: { write: "Write", follow: "Read the answer" },

  done: "See what the company did about what people said",
  intro:
    "What you write goes to Human Resources, who read and answer it. Once it is sent you get a code: with it you read the answer and write on.",
  category: "What is it about",
  categoryChoose: "Please choose",
  text: "Your suggestion",
  textHint:
    "Say how things are, and what should change. Please leave out other people’s names, illnesses and the like.",
  unitsLeft: (left) => `${left} characters left${countedInUnits}`,
  who: "With or without your name",
  anonymous: "Anonymous",
  anonymousMeans:
    "We do not record who you are, on what device or at what time you write; only the date. People who know you may still guess from what you say and how, and somebody at Human Resources who keeps watching the list sees about when a new one comes. Whoever runs the server can see that some device visits it; no website can prevent that.",
  privacyLink,
  named: "With my name",
  namedMeans: "Human Resources see the name and contact you give, and can ask you in person.",
  name: "Name",
  contact: "How to reach you (may stay empty)",
  kept: "Words, name and messages are kept for 730 days, then erased. Date, topic, outcome and what is to be done, by whom and until when stay for the statistics.",
  draft: "Nothing gets lost half-way: the draft is on this phone only, and erased once it is sent.",
  draftNone:
    "This browser does not let a page keep anything (perhaps a private window). Please write in one go and do not close the page.",
  otherDrafts:
    "This phone also keeps what was begun and not sent. Open it to go on with it; the draft before you is kept too.",
  openDraft: (words) => (words === "" ? "Open the draft without words" : `Open “${words}”`),
  send: "Send",
  clear: "Clear the draft",
  clearQuestion: "Erase this draft? It cannot be brought back.",
  clearYes: "Erase",
  clearNo: "Keep",
  faults: {
    category: "Please choose what it is about.",
    text: "Please write your suggestion.",
    who: "Please choose: anonymous, or with your name.",
    name: "Please write your name, or choose anonymous.",
  },

  sendingTitle: "Sending",
  sending: {
    asking: "Reaching the server…",
    solving:
      "Your device is solving a small sum, which keeps out programs that flood the box. It usually takes seconds.",
    posting: "Sending…",
    looking:
      "You began to send this suggestion before. The page is asking the server whether it has arrived.",
  },
  solvingLabel: "Progress of the sum",
  keepOpen: "Please keep the page open. It is sent once you read “received”.",
  waiting: (seconds) =>
    `No network. Trying again in ${seconds} s. Your suggestion is on this phone; it will not be lost, nor sent twice.`,
  busy: (seconds) =>
    `There were too many wrong tries in your network just now. Trying again in ${seconds} s; nothing is lost.`,
  retryNow: "Try now",
  lookingTitle: "Has it arrived?",
  problems: {
    refused: REFUSED,
    "code-not-accepted": REFUSED,
    "not-valid":
      "Not sent. Some characters are not accepted (invisible ones, for example). Your words are still here; please mend them and send again.",
    slow: "Not sent. This device could not finish the sum. Please try another device or browser; your words are still on this phone.",
    "not-arrived":
      "The suggestion was not sent to the end, and has not arrived. Your words are still here: change what you like, and send.",
  },

  receivedTitle: "Received, thank you",
  received:
    "Please write down this code. The server keeps only a hash of it and will never show it again: once lost, nobody can find it. Whoever has it can read the answer, so keep it to yourself.",
  arrivedBefore:
    "What you sent earlier had arrived, as it was then; it was not sent a second time. To add to it, follow it up with the code and write a message.",
  codeLabel: "Follow-up code",
  copy: "Copy the code",
  copied: "Copied",
  copyFailed: "Copying failed. Press long to select the code above, or write it down.",
  noted: "I have noted it: delete it here",
  notedHint: "Until you press this, the code stays on this phone, also after a reload.",
  notedHintNone:
    "This browser does not let a page keep anything: the code is gone once the page is closed or loaded again. Please write it down first.",
  moreCodes: (count) =>
    count === 1
      ? "There is one more code on this phone that you have not noted. It is shown after this one is deleted."
      : `There are ${count} more codes on this phone that you have not noted. They are shown after this one is deleted.`,
  forgottenTitle: "The code was deleted from this phone",
  forgotten: "Come back with it in a few days to read the answer. You may close the page.",
  writeAnother: "Write another",

  followIntro: "Enter the 16 characters that you got when you sent your suggestion.",
  codeHint: "Capital or small letters; spaces and hyphens may be left out.",
  read: "Read",
  reading: "Looking it up…",
  codeProblems: {
    "code-length": "The code has 16 characters. Please count them.",
    "code-character": "Some of these characters never occur in a code. Please compare once more.",
    "code-check": "There is a slip in the code. Please compare once more.",
    "code-not-known":
      "This code opens no suggestion. It may have been copied wrongly; after 730 days the words are erased and cannot be read any more.",
    unreachable: "The server was not reached. Please check your network and try again.",
    busy: "There were too many wrong tries in your network. Please try again in a minute.",
  },
  yours: "Your suggestion",
  receivedOn: (day) => `Received on ${day}`,
  answer: "Answer",
  noAnswerYet:
    "No answer yet. After 60 days without one, a suggestion counts against the company as not adopted.",
  action: "What will be done",
  owner: "Responsible",
  dueOn: "Due",
  messages: "Messages",
  noMessages: "No messages yet.",
  from: { hr: "Human Resources", submitter: "You" },
  reply: "Message",
  replyHint: "Human Resources read it. Again only the date is recorded.",
  sendReply: "Send",
  replySent: "Your message has arrived.",
  replyProblems: {
    empty: "Please write a message first.",
    "too-many-messages": "You have written several in a row. Please wait for an answer first.",
    "not-valid":
      "Some characters are not accepted (invisible ones, for example). Please mend them.",
    unreachable: "It has not arrived. Check your network and try again; the message is still here.",
  },
  otherCode: "Another code",

  failedTitle: "The page has a fault",
  failedBody: "Please open the page again. What you wrote is still on this phone.",
  openAgain: "Open again",
};
