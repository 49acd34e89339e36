import type { NoticeText } from "../zh-CN/notice.ts";
import { privacyLink } from "./privacyLink.ts";

/** Sentences of the notice in front of a survey. Texts given by HR come without a final full stop. */
export const notice: NoticeText = {
  kindAnonymous: "Anonymous survey",
  kindConfidential: "Confidential survey",

  codeBuysToken:
    "Your code only buys an anonymous token; your answers travel with the token, without the code.",
  noMatch: "Afterwards, not even all databases together tell which response is yours.",

  whoHeading: "Who asks, and why",
  organiser: (organiser) => `Run by: ${organiser}.`,
  purpose: (purpose) => `Purpose: ${purpose}.`,
  voluntary:
    "Taking part is voluntary. Not answering has no consequence, and you may skip any question.",
  unwatched: "Nobody should look on while you answer, or ask you for a screenshot.",

  askedHeading: "Who is asked",
  askedElsewhere: (people, wave) =>
    `${people} of them are also asked in “${wave}”, which runs at the same time or was released not long ago.`,
  askedElsewhereMore: (waves) => `${waves} more waves ask some of them too; the terms name each.`,
  unitHeading: "Where your answers count",
  unit: (unit, invited) =>
    `Your answers count only towards the group “${unit}” (${invited} people invited), and with it towards the units above it and the whole company.`,
  unitOfPeriod: (unit) =>
    `Your answers count towards everybody in “${unit}” who is given a code in this period. Codes are given out one by one, so no number of people stands here.`,
  unitUnknown:
    "Your answers count towards the group named in your invitation link. Once it is chosen, its name and size stand here.",
  cut: (cutValue) => `Only these people are in this group: ${cutValue}.`,
  until: (opensOn, closesOn) => `Open from ${opensOn} to ${closesOn} (until 24:00 on that day).`,

  storedHeading: "What is stored, and what is not",
  confidential:
    "This survey is confidential, but we do not call it anonymous: few people leave, and somebody who knows the circumstances might guess who wrote.",
  stored:
    "Stored: the answers you choose, the words you write, and the name of the group above. Answers are kept encrypted.",
  notStored:
    "Not stored beside your answers: name, staff number, phone number, e-mail, IP address, kind of phone, language used, exact time of submission.",
  draft:
    "Until you submit, your answers are only on this phone. “Clear this phone” erases them at any time.",

  shownHeading: "Who sees what, and when",
  noSingleBallot:
    "Managers and HR cannot see any single response. The system has no page that would show one.",
  smallestShown: (k) =>
    `Units or questions with fewer than ${k} valid answers get no result. While the survey is open there are no results, only counts of how many have taken part.`,
  readers:
    "Managers see totals of the units they lead and of the company. HR and observers (such as the union) see all totals. Everybody sees the company’s results.",
  resultsBy: (resultsBy) => `Results: ${resultsBy}.`,
  comments: (ballots, comments) =>
    `Written comments are released only where at least ${ballots} people answered and ${comments} wrote, shuffled and without dates. Before the release a named person of HR reads those that are to be released; that person may hide words such as a name, but not rewrite anything. After it, everybody who can see the unit’s results can read them.`,
  nameNobody: "Please do not write names, illnesses or anything else that identifies a person.",

  linksHeading: "Who holds the links",
  linksHeldBy: {
    system: [
      "The system sends the links itself and nobody gets to see them. HR cannot see who has answered and who has not.",
      "The system remembers only whether an invitation was used, so that it can remind those who have not answered.",
    ],
    hr: [
      "HR downloads the links and sends them; every download is on record. The system does not tell HR who has answered, and reminders go to everybody.",
      "But whoever holds a link could answer with an unused one, or find out by trying it whether it was used.",
    ],
    "hr-unassigned": [
      "HR printed the codes. They belong to no particular person, and HR does not know who drew which. Reminders go to everybody.",
      "But whoever holds codes could answer with one that was not given out, or find out by trying it whether it was used.",
    ],
    public: [
      "This is a public link without personal codes. It is therefore not limited to one response per person, and every result says so.",
    ],
  },

  afterHeading: "After you submit",
  noWithdrawal:
    "You cannot change or withdraw your answers after submitting: we do not know which response is yours, so it cannot be found and deleted. Please be sure before you submit.",
  receipt:
    "You get a receipt code. Once results are released, open the link of this survey again and use it to check that your response was counted. Keep it to yourself.",
  destroyed: (holdDays) =>
    holdDays === 0
      ? "Raw responses are destroyed right after the results are released."
      : `Raw responses are destroyed ${holdDays} days after the results are released.`,
  expires: (ballotsExpireOn) =>
    `If the results are never released, raw responses expire on ${ballotsExpireOn} at the latest.`,
  invitationsDestroyed:
    "The record of which codes were used is deleted together with them. The database’s own history may keep it for up to 30 days more.",

  openRecordDestroyed:
    "The record that somebody answered by the open link is deleted together with them. The database’s own history may keep it for up to 30 days more.",

  limitsHeading: "What we cannot promise",
  localStore:
    "This server runs on a single computer, whose files keep the order and time of writing. Until raw responses are destroyed, somebody who can open that computer might tell from them which response is yours.",
  limits: (k) => [
    "If somebody alters the running system, or watches the server or the network while you answer, these promises weaken.",
    "In a small group, somebody who knows you may guess you from your answers or your style. So may somebody who sees your screen or to whom you forward the link.",
    "While the survey runs the system holds the keys, and could in theory alter or add responses. The published numbers of codes used and responses counted reveal only an excess.",
    "Until raw responses are destroyed, somebody who has both your receipt code and the system’s keys could find your response.",
    "The request for the token and the answers come from one network address. Somebody who records addresses at that moment can join the two.",
    `Everybody knows their own answer: what is released from ${k} answers is, to them, the answers of ${k - 1} others.`,
    "Somebody who controls the roster can surround one real person with invented ones. Observers see every import of the roster in the log.",
  ],
  limitOfCodes:
    "Until raw responses are destroyed, whoever operates the system can see whether a code was used, but not what was answered.",
  privacyLink,

  contactHeading: "Whom to ask",
  contact: (contact) => `Please contact: ${contact}.`,

  fingerprintHeading: "Fingerprint of this survey",
  fingerprint:
    "Compare it with the one on a colleague’s phone, on the poster, or published by the observers. If they are the same, everybody sees the same rules and uses the same key. If they differ, do not answer, and tell the observers.",

  tenure: {
    t0: "those with less than 1 year of service",
    t1: "those with 1 to 3 years of service",
    t3: "those with 3 to 5 years of service",
    t5: "those with 5 years of service or more",
  },
};
