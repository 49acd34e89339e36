import type { RespondText } from "../zh-CN/respond.ts";
import { countedInUnits } from "./countedInUnits.ts";

/** Sentences of the employee page, apart from the notice. */
export const respond: RespondText = {
  appName: "Anwen",
  otherLanguage: "中文",
  otherLanguageLabel: "切换到中文",
  opening: "Opening the survey…",
  checking: "Checking that this survey is the one your invitation names.",

  start: "Start",
  resume: "Continue",
  startNote: (minutes) =>
    `About ${minutes} ${minutes === 1 ? "minute" : "minutes"}. You may skip any question.`,
  skipNote: "You may skip any question.",
  surveyTitle: (title) => `Survey: ${title}`,
  loadingSurvey: "Loading the questions…",
  surveyFailed:
    "The questions did not load; the network may be slow. Everything you entered is still here.",
  surveyLate:
    "The network is slow and the questions are still on their way. What you entered is not lost. Wait a little, or try again.",
  tooOld:
    "This browser is too old for this survey, or JavaScript is turned off: your answers become an anonymous ballot on your phone before anything is sent. Please turn JavaScript on, update the browser, or open your invitation link on another phone.",
  verified: "Checked: this page is the one your link names.",
  compareYourself:
    "You typed your code, so please compare this yourself with your slip, or with the last 32 characters of your link.",
  storageNone:
    "This browser does not let pages keep anything (it may be a private window). You can answer as usual, but please finish in one go: do not close or reload the page before you see the receipt code.",

  progress: (position, total) => `Question ${position} of ${total}`,
  back: "Back",
  backToNotice: "Notice",
  next: "Next",
  skip: "Skip",
  unchoose: "Undo my choice",
  finish: "Review",
  commentLeft: (left) =>
    left > 0
      ? `${left} more ${left === 1 ? "character fits" : "characters fit"}${countedInUnits}.`
      : "This is the limit: nothing more fits.",
  commentLeftAtMost: (most) =>
    most > 0
      ? `At most ${most} more characters fit${countedInUnits}.`
      : "This is the limit: nothing more fits.",

  reviewTitle: "Ready to submit",
  reviewCount: (complete, total) =>
    complete === total
      ? total === 1
        ? "There is only one question, and you answered it."
        : `You answered all ${total} questions.`
      : `You completed ${complete} of ${total} questions. What you left out counts as skipped.`,
  reviewOpen: "Not complete yet; press one to go back to it:",
  reviewQuestion: (position) => `Question ${position}`,
  reviewEmpty:
    "You have not answered any question. You may submit like this; it counts as a blank response.",
  reviewFinal:
    "Once submitted, your answers cannot be changed or withdrawn. Your code and your answers are sent in two separate steps, and the server keeps nothing that joins the two.",
  reviewFinalOpen:
    "Once submitted, your answers cannot be changed or withdrawn. This is a public link: before sending, this device solves a small sum that keeps out programs which flood the survey. Token and answers are sent separately, and the server keeps nothing that joins them.",
  reviewLate:
    "The survey has just closed. You already hold an anonymous token, which still counts for about two minutes after the close. Please submit soon; later it is not accepted.",
  submit: "Submit",
  backToAnswers: "Back to my answers",

  sendingTitle: "Submitting",
  sendingIssue: "Step 1: exchanging your code for an anonymous token…",
  sendingSolve: "Step 1: a small sum in exchange for an anonymous token; usually seconds…",
  sendingSubmit: "Step 2: handing in your answers with that token…",
  sendingKeepOpen: "Please keep this page open. It is done only when it says “Received”.",
  sendingRetry: (seconds) =>
    `No connection. Trying again in ${seconds} s. Your answers are kept on this phone: nothing is lost and nothing is submitted twice. You may also close the page and open it later on this phone.`,
  sendingRetryVolatile: (seconds) =>
    `No connection. Trying again in ${seconds} s. This browser cannot keep anything, so please leave the page open.`,
  sendingBusy: (seconds) =>
    `There were too many invalid attempts from your network just now. Trying again in ${seconds} s. Your answers are safe.`,
  retryNow: "Try now",

  elsewhereTitle: "You went on in another page",
  elsewhereBody:
    "Another page on this device has the same survey open, and what was done there is newer, so that is what counts. Please go back to it. If it is closed already, you can go on here; nothing is submitted twice.",
  elsewhereContinue: "Go on here",

  receivedTitle: "Received. Thank you.",
  receivedBody:
    "Your answers have arrived. This page has erased your answers and your code from the phone; the link in the original message and in the browser’s history is still there. Left on the phone are this receipt code and a mark that a code was used here, which lies under a hash of your code.",
  receivedBodyOpen:
    "Your answers have arrived. This page has erased your answers from the phone; the link in the original message and in the browser’s history is still there. Left on the phone are this receipt code and a mark that this survey was answered here.",
  receiptLabel: "Receipt code",
  copy: "Copy the receipt code",
  copied: "Copied",
  copyFailed: "Copying did not work. Please press and hold the code above to select it.",
  receiptUse:
    "Once results are released, open the link of this survey again and use it to check that your response was counted. Keep it to yourself.",
  receiptUseNow: "You can now check below that your response was counted. Keep it to yourself.",
  receivedVolatile:
    "Your answers have arrived. This browser cannot keep anything: once you close or reload this page, the receipt code is gone. Please write it down now.",
  resultsOut: "The results are published.",
  resultsBy: (resultsBy) => `Results: ${resultsBy}.`,
  receivedAgain: "A response was already submitted with this link.",
  receivedSeveral:
    "More than one person answered this survey on this device. It does not note which receipt code is whose, so that nobody can match them. All are listed here, and one of them is yours.",
  receivedNone: "No receipt code is left on this device; it may have been erased.",

  answerAnew: "Somebody else answers on this device",

  linkNeededTitle: "Please scan or open the link again",
  linkNeeded:
    "This survey has a public link and no codes, but the address you opened is not whole, so the unit is not known. Please scan the poster again, or open the full link from the message.",

  clear: "Clear this phone",
  clearReceiptWhy:
    "Once you have written the receipt code down, it is best to clear this phone. Then nobody who gets hold of it and knows your code can see your receipt code.",
  clearQuestion: "Erase the answers kept on this phone? They cannot be brought back.",
  clearReceiptQuestion:
    "Erase the receipt code from this phone? Write it down first; it cannot be brought back. This link is used and cannot be used again.",
  clearReceiptsQuestion:
    "Erase all the receipt codes above? Some belong to other people. Write yours down first; they cannot be brought back.",
  clearPendingQuestion:
    "Submitting has begun with this code. If you erase now, these answers may never be submitted. Erase anyway?",
  clearYes: "Erase",
  clearNo: "Keep",
  clearedTitle: "Cleared",
  clearedBody:
    "Neither your answers nor your receipt code are on this phone any more. The link in the original message and in the browser’s history is still there; and where receipt codes of others are left on this device, so is the mark that a code was used here. You can close the page.",

  held: {
    title: "What is kept about you now",
    onPhone: "On this phone",
    nothing: "Nothing at all.",
    volatile:
      "Nothing is stored: what you enter and your receipt code are only in this page, until you close or reload it.",
    draft: (answered, isOpenLink) =>
      `A draft: ${answered} answered ${answered === 1 ? "question" : "questions"}, the question last looked at, how often the draft was saved, the order of options, and your group, without a name. ${isOpenLink ? "The link is the same for everybody, so the draft is not locked: whoever uses this phone can open it." : "It is locked with your code: without your link nobody can open it."} It is erased after 14 days without a change, or when you open this page after the close.`,
    asked: "Your code and random numbers for the token. They are erased once you hold it.",
    token: "An anonymous token. Your code is erased already.",
    sealed: "Your sealed answers. They are erased once they are received.",
    receipts: (count) =>
      `${count === 1 ? "One receipt code" : `${count} receipt codes`}, and a mark that a code was used here. The mark lies under a hash of your code and holds neither answers nor a receipt code.`,
    receiptsOpen: (count) =>
      `${count === 1 ? "One receipt code" : `${count} receipt codes`}, and a mark that this survey was answered here. The mark holds neither answers nor a receipt code.`,
    language: "The language you chose in this tab, until you close the tab.",
    onServer: "On the server",
    ofPerson:
      "A hash of your code, its group, whose it is on the roster, and whether it was used (if so, with a blinded number received for the token). It is deleted when the raw responses are destroyed.",
    ofNobody:
      "A hash of your code, its group, and whether it was used (if so, with a blinded number received for the token). It belongs to no person. It is deleted when the raw responses are destroyed.",
    ofOpen:
      "Once you submit, a record that somebody answered by the open link, with the group. It belongs to no person. It is deleted when the raw responses are destroyed.",
    unknown:
      "Not known for certain until the server is reached. Please assume the most it can be: a hash of your code, its group, whose it is on the roster, and that it was used; and an encrypted response, kept apart from your code.",
    noAnswer:
      "This phone has no record of a submission. If you have submitted with this link, there is also an encrypted response, kept apart from your code.",
    answer:
      "An encrypted response with the answers and the group, kept apart from your code. Not even we know which one is yours.",
    afterRelease: "After the release also the list of receipt codes and the totals.",
    gone: "Responses and codes are destroyed. Only the released totals and the list of receipt codes are left.",
    pageVersion: "Version of this page’s code",
    comparePage:
      "Compare it with a colleague’s phone. If it differs, the code differs. If it is the same, that is no proof yet: an altered page can show the same number. This page uses no cookie and contacts no other site.",
  },

  check: {
    title: "Check a receipt code",
    intro:
      "The check happens on this phone: it fetches the published list and looks here. Your receipt code is not sent anywhere.",
    label: "Receipt code (20 characters)",
    own: "Check my receipt code",
    start: "Check",
    busy: "Fetching the list…",
    format:
      "A receipt code has 20 characters, letters and the digits 2 to 7 only. Please compare again.",
    found: (total) =>
      `It is on the list: your response was counted. The list has ${total} entries.`,
    missing:
      "This receipt code is not on the list. Please compare it once more. If it is right, tell the union or the observers that a response was not counted.",
    notReleased: "The list is not published yet. Come back once the results are released.",
    unreachable: "The server could not be reached. Check the network and try again.",
  },

  codeTitle: "Enter your code",
  codeIntro:
    "Type your code of 16 characters, then choose your unit. The code is printed on your slip; in a link, it is the 16 characters after the #.",
  codeNoSlip: "No slip? Open the link in the original message again.",
  codeLabel: "Code",
  codeHint:
    "Capitals do not matter, and you may leave out spaces and hyphens. You can also paste the whole link here.",
  unitLabel: "Unit",
  pleaseChoose: "Please choose",
  codeContinue: "Continue",
  codeCompare:
    "Compare with the fingerprint on your slip, or with the last 32 characters of your link. Go on only if they are the same:",
  linkCodeWrong:
    "The code in the link is mistaken; it may have been copied wrongly. Open the link again from the original message, or type your code here.",
  codeProblems: {
    "link-not-whole":
      "The link is not complete; a chat program may have cut it short. Open it again from the original message, or type your code here.",
    "link-misspelt":
      "One letter of the link is wrong, perhaps from copying it by hand. Open it again from the original message, or type your code here.",
    "code-length": "A code has 16 characters. Please count them.",
    "code-character": "One of these characters never occurs in a code. Please compare again.",
    "code-check": "There is a mistake in the code. Please compare again.",
    "unit-missing": "Please choose your unit.",
  },

  stoppedTitle: "Please do not continue",
  stops: {
    "manifest-differs":
      "The notice that the server gives is not the one your invitation names. The link may have been copied wrongly, or somebody has changed the rules.",
    "group-missing":
      "The unit in your invitation link is not part of this survey. The link may be incomplete or altered.",
    "definition-differs": "The questions that the server gives are not those named in the notice.",
    "proof-invalid":
      "The key with which the server made your token is not the one named in the notice. Another key could be used to recognise you, so we stop here. Your answers were not sent.",
    "group-foreign":
      "The server says that this code belongs to another unit than your link names. We stop here. Your answers were not sent.",
    "receipt-wrong":
      "The server’s receipt does not belong to your response, so we cannot say “received”.",
  },
  stopAdvice:
    "Go back to the original message or slip and open the link again. If this page comes back, show it to the union or the observers, then ask HR.",
  unitForeignTitle: "The unit does not fit",
  unitForeign:
    "The unit you chose does not fit this code; most likely it was the wrong one. Look at your slip and choose again. Your answers are still here and were not sent. If it was right, tell the observers.",
  unitAgain: "Choose the unit again",

  noWaveTitle: "This survey was not found",
  noWaveBody:
    "The address may be incomplete, or the survey has not been launched. Open the link in your invitation again.",
  openAgain: "Open again",
  unreachableTitle: "No connection",
  unreachableBody:
    "The server could not be reached. What you entered is still on this phone. Check the network and try again.",
  retry: "Try again",
  failedTitle: "Something went wrong on this page",
  failedBody: "Please open the page again. What you entered is still on this phone.",

  refusedTitle: "This was not submitted",
  refusals: {
    "code-not-accepted":
      "The code was not accepted. The commonest cause: the code was used to submit already, on another phone, or on this one before it was cleared. Then you need do nothing. Or the code is mistyped, or the survey is not open yet or closed. Your answers are still on this phone and were not sent.",
    "proof-not-accepted":
      "No token was given: the survey may just have closed, this unit may have as many responses as people invited, or this device could not finish the small sum. Your answers are still on this phone and were not sent; you may try again.",
    "ballot-not-accepted":
      "The response was not accepted, most likely because the survey has just closed. If the connection broke off during an earlier try, that one may have arrived; it cannot be told from here. Your answers are still on this phone.",
    "ballot-not-valid":
      "Some answers could not be read, so nothing was stored. Your token is still good: go back, have a look, and submit again.",
    "request-refused":
      "The submission was not accepted. The fault is with the page, not with you. Nothing was stored. Open the page again and retry.",
    "too-many-requests":
      "The submission was not accepted, and the reason was not told, because there were too many invalid attempts from your network. The code may have been used or mistyped, the survey may have closed, or an answer may be at fault. Your answers are still on this phone. Please try again in a few minutes, or from another network.",
  },
  refusedAdvice:
    "If you are sure that you have not used this code, ask the contact named in the notice. You need not tell anybody your answers.",
  tryAgain: "Try again",
  otherCode: "Use another code",

  tooLate:
    "This submission came too late and was not accepted. Your answers are erased from this phone. If the connection broke off during an earlier try, that one may have arrived; it cannot be told from here.",
  companyResults: "See the company’s results",
  done: "See what the company did about what people said",
  states: {
    scheduled: {
      title: "Not open yet",
      body: (opensOn) => `This survey opens on ${opensOn}. Please open the link again then.`,
    },
    closed: {
      title: "This survey has closed",
      body: (_opensOn, resultsBy) =>
        `This survey has closed and takes no more answers. Unsent drafts on this phone are erased. Results: ${resultsBy}.`,
    },
    released: {
      title: "This survey has closed",
      body: () =>
        "This survey has closed and takes no more answers. Unsent drafts on this phone are erased. The results are published.",
    },
    stopped: {
      title: "This survey was stopped",
      body: () =>
        "A check found something wrong. No results will be released and the responses will be destroyed. Please ask the observers.",
    },
    destroyed: {
      title: "This survey is over",
      body: () =>
        "This survey has closed and takes no more answers. Unsent drafts on this phone are erased, and the responses and codes on the server are destroyed. Results that were released stay valid.",
    },
  },
};
