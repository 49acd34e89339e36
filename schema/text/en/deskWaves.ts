import type { DeskWavesText } from "../desk.ts";

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
      "The results are released and will not change. After the hold the system destroys the raw responses by itself, or you do it by hand.",
    destroyed: "The raw responses are destroyed. Only what was released remains.",
    stopped:
      "There were more ballots than tokens issued. This wave was stopped. It cannot be released, only destroyed.",
  },
  facts: {
    title: "Settings",
    survey: "Survey",
    version: "Version",
    dates: "Dates",
    k: "Smallest group shown",
    kValue: "Fewer than {{k}} valid answers are not shown",
    cut: "Breakdown",
    channel: "Invitations",
    fingerprint: "Fingerprint",
    fingerprintHint:
      "The manifest’s fingerprint. Employees, posters and observers should all see the same one.",
    noFingerprint: "Made at launch",
    manifest: "Open the manifest",
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
    extend: "Extend",
    close: "Close now",
    release: "Release",
    destroy: "Destroy raw responses",
    results: "See results",
    publicAddress: "Public address of the company’s results, to pass on to employees",
    done: {
      launch: "Launched. State now: {{state}}.",
      extend: "Extended to {{closesOn}}.",
      close: "Closed.",
      release: "Released.",
      destroy: "Destroyed.",
    },
    already:
      "This was done elsewhere already, or no longer fits. State now: {{state}}. The page is up to date again.",
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
    tooSmall: "It cannot be launched yet:",
  },
  launch: {
    confirmTitle: "Launch this wave?",
    confirm:
      "Groups, keys, the smallest group shown and the notice cannot change afterwards. Only the closing date can be extended. Invitation codes are made at once.",
    yes: "Launch it",
  },
  links: {
    csv: "One row per person with a personal link, for a mail-merge. Each download is logged and visible to observers.",
    slips:
      "One row per slip, without names and shuffled. Each download is logged and visible to observers.",
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
    yes: "Close it",
  },
  participation: {
    title: "Participation",
    intro:
      "Finished days only, by unit, never by person. Units with too few people are not shown, and figures move in steps.",
    used: "Answered",
    none: "Nothing to show yet. A day has to end first, and enough people must have answered.",
  },
  preview: {
    title: "Preview: what will be published",
    intro:
      "This is what everybody will see after release. Values, groups and rules can no longer change.",
    settling:
      "The ballots are settling. Trying again by itself in {{seconds}} s. You need do nothing.",
    settlingTitle: "One moment",
    hiddenTitle: "What is not shown",
    hiddenIntro:
      "Places not shown: {{n}}. Only you see the reasons, and only here. After release, all of them look alike.",
    hiddenNone: "Nothing is hidden.",
    rule: "Rule",
    separator: ", ",
    places: "Places",
    rules: {
      threshold: "Too few valid answers",
      tree: "Showing it would let a smaller group be worked out",
      cut: "Breakdowns are not shown",
      companySize: "This kind of question needs 30 answers in the company",
    },
    moreUnits: "… {{n}} units in all",
  },
  release: {
    confirmTitle: "Release the results?",
    confirm:
      "This can be done once. Managers, observers and employees see their parts at the same moment. It cannot be changed or taken back.",
    yes: "Release them",
  },
  destroy: {
    confirmTitle: "Destroy the raw responses?",
    confirm:
      "Responses, comments and invitation codes are deleted for ever. Released results stay. Nothing can be restored or computed again.",
    yes: "Destroy them",
  },
  form: {
    title: "New wave",
    intro: "It starts as a draft. No invitation is sent.",
    name: "Name",
    namePlaceholder: "For example: Employee satisfaction, second half of 2026",
    survey: "Survey",
    surveyPlaceholder: "Choose a survey",
    version: "Version {{version}}",
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
    channelHint: "Slips belong to nobody. Links are personal, and you send them.",
    minDaysEmployed: "Employed for at least (days)",
    minDaysEmployedHint: "People who have just joined can hardly tell yet. 0 invites everybody.",
    codes: "Number of slips",
    codesHint:
      "This survey is answered by code, not by roster. Enter the most slips you may hand out in this period.",
    submit: "Create draft",
    problems: {
      name: "Enter a name of at most 100 characters.",
      survey: "Choose a survey.",
      units: "Choose at least one unit.",
      opensOn: "Choose the opening date.",
      closesOn: "Choose the closing date.",
      order: "The closing date cannot be before the opening date.",
      k: "Enter a whole number from 5 to 50.",
      minDaysEmployed: "Enter a whole number from 0 to 3650.",
      codes: "Enter a whole number from 1 to 5000.",
    },
    noUnits: "There is no roster yet. Import one first, then create a wave.",
    faults: {
      "closes-before-it-opens": "The closing date cannot be before the opening date.",
      "open-too-long": "A wave is open for at most 400 days.",
      "channel-not-ready": "This kind of invitation is not built yet. Use links or slips.",
      "codes-need-slips": "A survey answered by code goes out as slips only.",
      "codes-needed": "This survey is answered by code.",
      "codes-have-no-persons": "Slips belong to no person, so they have no tenure or level.",
      "cut-needs-codes": "A breakdown by training programme goes with slips only.",
      "unknown-unit": "Some unit no longer exists. Choose again.",
      "unknown-version": "There is no such version of this survey.",
      "population-too-small":
        "Fewer people are invited than one group needs, so it cannot be launched.",
      "cut-values-too-many": "The breakdown has too many values. At most 5 are possible.",
      "date-not-later": "The new date must be later than the present closing date.",
      "date-too-late": "At most 30 days after the first closing date.",
    },
  },
};
