import type { DeskWavesText } from "../desk.ts";
import { countedInUnits } from "./countedInUnits.ts";
import { deskRelease } from "./deskRelease.ts";

/** Sentences of HR's pages about waves. */
export const deskWaves: DeskWavesText = {
  title: "Waves",
  intro: "A wave asks a group of people to answer one survey within a stretch of time.",
  create: "New wave",
  emptyTitle: "No waves yet",
  empty: "Create a wave, check its ballot groups, then launch it. Nothing is sent before that.",
  dates: "{{opensOn}} to {{closesOn}}",
  states: {
    draft: "Draft",
    scheduled: "Scheduled",
    open: "Open",
    closed: "Closed",
    released: "Released",
    destroyed: "Destroyed",
    stopped: "Stopped",
  },
  stateMeaning: {
    draft:
      "Not launched yet. Launch freezes groups, keys and rules in the manifest; they cannot change afterwards.",
    scheduled: "Launched. It opens by itself at 00:00 on {{opensOn}}.",
    open: "People are answering. It closes by itself at midnight at the end of {{closesOn}}. There are no results before that.",
    closed: "Closed: no more answers are taken. Preview the results, then release them.",
    released:
      "The results are released and will not change. After the hold the system destroys the raw responses by itself.",
    destroyed: "The raw responses are destroyed. Only what was released remains.",
    stopped:
      "There were more ballots than tokens issued. This wave was stopped. It cannot be released, only destroyed.",
  },
  facts: {
    title: "Settings",
    survey: "Survey",
    version: "Version",
    dates: "Dates",
    closedEarly: "From {{opensOn}}; planned to {{closesOn}}, closed on {{closedOn}}",
    k: "Smallest group shown",
    kValue: "Fewer than {{k}} valid answers are not shown",
    cut: "Breakdown",
    channel: "Invitations",
    asked: "Who is asked",
    fingerprint: "Fingerprint",
    fingerprintHint:
      "Phones, links and slips carry this fingerprint; it should be the same everywhere, and extending the wave does not change it.",
    noFingerprint: "Made at launch",
    manifest: "Open the manifest",
  },
  asked: {
    share: "{{percent}} % of the {{company}} people on the roster.",
    overlap:
      "Some of them are also asked in these waves (at the same time, or released within 30 days):",
    overlapOf: "“{{name}}”: {{people}} people",
    unstated: "When this wave was launched, its terms did not say yet who is asked.",
  },
  cuts: { none: "None", tenure: "Tenure", level: "Level", programme: "Training programme" },
  channels: {
    mail: "Mailed by the system",
    csv: "Links to download and send",
    slips: "Slips to print and hand out",
    open: "Public link",
  },
  steps: {
    title: "Next step",
    launch: "Launch",
    download: { csv: "Download invitation links", slips: "Download slips" },
    print: { slips: "Print slips", open: "Posters and links" },
    extend: "Extend",
    close: "Close now",
    release: "Release",
    destroy: "Destroy raw responses",
    results: "See results",
    act: "Say what you will do",
    publicAddress: "Public address of the company’s results, to pass on to employees",
    done: {
      launch: "Launched. State now: {{state}}.",
      extend: "Extended to {{closesOn}}.",
      close: "Closed.",
      release: "Released.",
      destroy: "Destroyed.",
      destroyContinues:
        "No response can be read any more. There are many, so the system goes on deleting by itself each minute; you need do nothing.",
    },
    already:
      "This was done elsewhere already, or no longer fits. State now: {{state}}. The page is up to date again.",
    beingLaunched: "The wave is being launched. Try again in a minute.",
    failed: "That did not work",
    tooEarly:
      "Too early: the raw responses are held so that receipts can be checked. Days left: {{days}}. Then the system destroys them by itself.",
  },
  plan: {
    title: "Check before launch: ballot groups",
    intro:
      "If you launched now, the roster would fall into these groups. Each answer counts towards one of them, and with it towards the units above.",
    groups: "Ballot groups",
    invited: "Invited",
    total: "Invited: {{invited}}. Groups: {{groups}}.",
    upward: "Counted upward",
    upwardIntro:
      "These are so few that a group of their own could identify them, so they join another one.",
    upwardNone: "No unit has to count upward.",
    to: "Counts towards",
    reason: "Reason",
    reasons: {
      "cut-value-small": "Too few with this value: they count towards their unit",
      "joins-remainder": "Too few others in the unit: this value joins them",
      "unit-small": "Too few in the unit: they count towards the unit above",
      "root-remainder": "Too few left in the company: this group joins them",
    },
    near: "Too few people tell this wave from others, so it cannot be launched now:",
    nearTo: "“{{name}}”: {{people}} people differ",
    nearRemedy:
      "Subtracting the two results would tell of these people. Ask exactly the same people, or none of them, or wait until 30 days after that wave's release.",
    tooSmall: "It cannot be launched yet:",
  },
  launch: {
    confirmTitle: "Launch this wave?",
    confirm:
      "Groups, keys, the smallest group shown and the notice cannot change afterwards. Only the closing date can be extended. Invitation codes are made at once.",
    yes: "Launch it",
  },
  print: {
    title: "Print",
    back: "Back to this wave",
    print: "Print",
    titles: { slips: "Print slips", open: "Posters and links" },
    intros: {
      slips:
        "Cut along the lines, put them into an envelope for everybody to draw from, and do not note who drew which. Opening this page was noted in the audit log.",
      open: "One for each unit. Link and QR code are the same for everybody and mark nobody; they may go into a group message too.",
    },
    noneTitle: "Nothing to print",
    none: "Only waves with slips or a public link have something to print, until they close.",
    qr: "QR code",
    unit: "Unit",
    code: "Code",
    fingerprint: "Fingerprint",
    until: "Until {{closesOn}}, 24:00",
    slipHint:
      "Scan to answer; or open {{address}}, type the code, choose the unit and compare the fingerprint. The code works once and belongs to nobody.",
    posterHint:
      "Scan and answer anonymously, without signing in, until {{closesOn}}, 24:00. For colleagues of this unit only.",
    notOnePerPerson:
      "This is a public link: please answer once. At most {{invited}} responses are taken.",
    saveQr: "Download the QR code",
  },
  links: {
    csv: "One row per person with a personal link, for a mail-merge. Each download is logged and visible to observers.",
    slips:
      "One row per slip, without names and shuffled. Each download, and each opening of the print page, is logged and visible to observers.",
    open: "One public link per unit, the same for everybody, to hang up or send to all. One person may answer more than once; each unit takes at most as many responses as people invited.",
  },
  extend: {
    title: "Extend the closing date",
    intro:
      "At most 30 days after the first closing date. A new manifest is made; nothing but the date changes.",
    closesOn: "New closing date",
    yes: "Extend it",
    missing: "Choose a date.",
  },
  close: {
    confirmTitle: "Close now?",
    confirm:
      "No more answers are taken, and it cannot be reopened. People who have not answered will not be able to.",
    confirmPeriod:
      "No more answers are taken, and it cannot be reopened. People who have not answered will not be able to. The numbers of codes handed out become final too: enter the last ones first.",
    yes: "Close it",
  },
  participation: {
    title: "Participation",
    intro:
      "{{asOf}}By unit, never by person. Units with too few people are not shown; figures move in steps and may be below the real ones.",
    asOf: "Up to the end of {{day}}. ",
    used: "Answered",
    none: "Nothing to show yet. A day has to end first, and enough people must have answered.",
  },
  handOuts: {
    title: "Codes handed out",
    intro:
      "This survey is answered one by one. Enter how many slips each group got, month by month: the response rate counts what was handed out, not what was printed. Only numbers are kept, no code and no person. A second entry for the same group and month replaces the first.",
    group: "Group",
    month: "Month",
    count: "Handed out",
    enter: "Enter",
    done: "Entered: {{count}} handed out in {{month}}.",
    none: "Nothing entered yet.",
    byMonth: "By month",
    ofMonth: "{{month}}: {{count}}",
    separator: "; ",
    sum: "Sum",
    ofPool: "{{count}} of {{pool}}",
    countMissing: "Write a whole number from 0 to 5000.",
    untilClose:
      "You can enter and correct until this closes, at the end of {{closesOn}}: enter the last codes handed out before you close. Afterwards nothing can be changed, or somebody could find out by trying how many codes were used. Without entries, or with fewer than the codes used, there is no response rate.",
    final:
      "Closed, so the entries can no longer be changed. Without entries, or with fewer than the codes used, there is no response rate.",
  },
  ...deskRelease,
  destroy: {
    confirmTitle: "Destroy the raw responses?",
    confirm:
      "Responses, comments and invitation codes are deleted for ever. Released results stay. Nothing can be restored or computed again.",
    yes: "Destroy them",
    continues:
      "No response can be read any more. There are many: deleting goes on. You may leave this page, the system then finishes by itself.",
  },
  form: {
    title: "New wave",
    intro: "It starts as a draft. No invitation is sent.",
    name: "Name",
    namePlaceholder: "For example: Employee satisfaction, second half of 2026",
    survey: "Survey",
    surveyPlaceholder: "Choose a survey",
    version: "Version",
    newestVersion: "{{version}} (newest)",
    unitsHint:
      "The whole company by default. You may choose some units, with everything below them.",
    units: "Units that take part",
    opensOn: "Opens on",
    closesOn: "Closes on",
    k: "Smallest group shown",
    kHint: "At least 5, frozen at launch. A larger number protects more and hides more.",
    cut: "Breakdown",
    cutHint: "A breakdown makes groups smaller and hides more.",
    channel: "Invitations",
    channelHint:
      "Links belong to persons and are sent by you; slips belong to nobody; a public link is the same for everybody and not limited to one response per person.",
    rule: "Who is asked",
    ruleHint:
      "By a rule, not by name. It stands in the public terms: employees and observers can read it before anybody answers. Whoever is asked fits all that you enter.",
    ruleInWords: "Everybody will read:",
    minDaysEmployed: "Employed for at least (days)",
    minDaysEmployedHint: "People who have just joined can hardly tell yet. 0 sets no limit.",
    levels: "Levels",
    levelsHint: "Written as on the roster, with commas between them. Empty for all.",
    hiredFrom: "Hired from",
    hiredTo: "Hired until",
    codes: "Slips",
    codesHint:
      "This survey is answered by code, not by roster. Enter for each unit the most slips you may hand out in this period.",
    byProgramme: "Tell training programmes apart",
    byProgrammeHint: "At most 5. Groups become smaller, and more is hidden.",
    poolUnit: "Line {{line}}: unit",
    poolUnitPlaceholder: "Choose a unit",
    poolProgramme: "Line {{line}}: programme code",
    poolCount: "Line {{line}}: slips",
    poolAdd: "Add a line",
    poolRemove: "Remove",
    poolRemoveOf: "Remove line {{line}}",
    notice: {
      title: "What employees read",
      hint: "The usual words stand here already; change them if you like. Each employee sees the language chosen.",
      organiser: "Who asks ({{language}})",
      purpose: "Why ({{language}})",
      contact: "Whom to ask ({{language}})",
      resultsBy: "When results come ({{language}})",
      languages: { zh: "Chinese", en: "English" },
    },
    submit: "Create draft",
    problems: {
      name: `Enter a name of at most 100 characters${countedInUnits}.`,
      survey: "Choose a survey.",
      units: "Choose at least one unit.",
      opensOn: "Choose the opening date.",
      closesOn: "Choose the closing date.",
      order: "The closing date cannot be before the opening date.",
      k: "Enter a whole number from 5 to 50.",
      minDaysEmployed: "Enter a whole number from 0 to 3650.",
      hiredTo: "This cannot be before the other date.",
      codes: "Enter a whole number from 1 to 5000.",
      poolUnit: "Choose a unit.",
      poolProgramme: "Use small letters, digits or hyphens, at most 16.",
      notice: `Enter a text of at most 300 characters${countedInUnits}.`,
    },
    noUnits: "There is no roster yet. Import one first, then create a wave.",
    faults: {
      "unknown-group": "There is no such group; reload the page.",
      "month-outside-wave": "This month is outside the wave.",
      "more-than-pool": "That is more than was printed for this group; check the numbers.",
      "entered-twice": "The same group and month stand twice.",
      "closes-before-it-opens": "The closing date cannot be before the opening date.",
      "open-too-long": "A wave is open for at most 400 days.",
      "channel-not-ready": "This kind of invitation is not built yet. Use links or slips.",
      "codes-need-slips": "A survey answered by code goes out as slips only.",
      "codes-needed": "This survey is answered by code.",
      "codes-have-no-persons": "Slips belong to no person, so they have no tenure or level.",
      "codes-not-for-survey":
        "This survey asks people of the roster, not whoever is given a code. State them by a rule; for slips, choose the channel slips.",
      "named-need-mail":
        "People cannot be asked by name: whoever holds the links of chosen people can answer for all but one, and so learn what that one said. Names need mail from the system, which is not built yet. Make a new draft that states whom to ask by units, days employed, level or date of hire.",
      "named-too-few": "Too few people are named. Ask more people, or ask by a rule.",
      "unknown-level": "Nobody on the roster has this level. Write it as the roster does.",
      "cut-needs-codes": "A breakdown by training programme goes with slips only.",
      "unknown-unit": "Some unit no longer exists. Choose again.",
      "unknown-version": "There is no such version of this survey.",
      "population-too-small":
        "Fewer people are invited than one group needs, so it cannot be launched.",
      "cut-values-too-many": "The breakdown has too many values. At most 5 are possible.",
      "too-many-cut-values": "Too many training programmes: at most 5.",
      "unit-not-in-wave": "A line of slips names a unit that does not take part.",
      "already-over": "The closing date has passed. Choose later dates.",
      "date-not-later": "The new date must be later than the present closing date.",
      "date-too-late": "At most 30 days after the first closing date.",
    },
  },
};
