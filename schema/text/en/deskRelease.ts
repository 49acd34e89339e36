/** Sentences of HR's pages about what a wave publishes: its preview, covered words, the release. */
export const deskRelease = {
  preview: {
    title: "Preview: what will be published",
    intro:
      "This is all that will be released; managers and employees see their own part of it. Values, groups and rules can no longer change.",
    settling:
      "The ballots are settling. Trying again by itself in {{seconds}} s. You need do nothing.",
    settlingTitle: "One moment",
    passedTitle: "The independent check was passed",
    hiddenComments:
      "Comments are shown only where a unit has at least 10 ballots and 5 comments. Where there are fewer, they are shown with those of the unit above.",
    hiddenTitle: "What is not shown",
    hiddenIntro:
      "Places not shown: {{n}} (one place is one figure of one unit). Which place is hidden by which rule is shown only here; after release, only the number per rule is published.",
    hiddenNone: "Nothing is hidden.",
    rule: "Rule",
    separator: ", ",
    places: "Places",
    rules: {
      threshold: "Too few valid answers",
      tree: "Showing it would let a smaller group be worked out",
      cut: "The unit cannot show this breakdown as a whole, so it shows none of it",
      uniform: "Answers are nearly all alike: only a range of the share satisfied",
      companySize: "This kind of question needs enough answers in the company, 30 as a rule",
      exitSize: "Exit survey: a branch needs 30 answers",
      share:
        "The mean is shown, but a share satisfied needs 20 answers (breakdowns never show one and are not counted here)",
    },
    nothingTitle: "Nothing can be shown",
    nothing:
      "Nobody answered, or too few did. After release everybody sees just that. You may also leave it: the ballots expire by themselves.",
    moreUnits: "… {{n}} units in all",
    checkingTitle: "The independent check is running",
    checking:
      "A separate program tries, question by question, to work out what single people said: {{done}} of {{total}} done. Closing the page loses nothing.",
    unsafeTitle: "The independent check was not passed: this cannot be released",
    unsafe:
      "Ways found to work out the answers of a few people: {{n}}, in {{where}}. This is a fault of the program, not of anything you did. Nothing was published, and the figures are shown to nobody, not here either. Please pass this text on to whoever runs the system. The ballots expire by themselves.",
    unsafeElsewhere: "figures beside the questions, such as numbers of ballots",
    asUnit: "See what the manager of a unit will see",
    everything: "Everything",
    asUnitHidden: "What this unit does not show",
    asUnitHiddenIntro:
      "Managers read “not shown” and no reason. Only HR sees the reasons, and only here.",
  },
  redact: {
    button: "Hide words",
    buttonFor: "Hide words of this comment: {{text}}",
    remove: "Remove",
    removeFor: "Remove this comment: {{text}}",
    title: "Hide words of a comment",
    intro:
      "Hide only what would identify a person, such as a name. Select the words below, then press “Hide the selected words”. Nothing else can be changed. It cannot be undone, and is noted in the log under your name, without the words.",
    label: "The comment as it was written",
    hideSelection: "Hide the selected words",
    hideAll: "Hide the whole comment",
    nothingSelected: "Select the words to hide first.",
    removeTitle: "Remove this published comment?",
    removeConfirm:
      "After the release a comment can only be removed as a whole. A mark stays in its place, so that everybody can see that one was removed. It cannot be undone.",
    removeYes: "Remove it",
  },
  release: {
    confirmTitle: "Release the results?",
    confirm:
      "This can be done once. Managers, observers and employees see their parts at the same moment. Figures cannot be changed or taken back; afterwards a comment can only be removed as a whole, and everybody sees that one was removed.",
    yes: "Release them",
  },
};
