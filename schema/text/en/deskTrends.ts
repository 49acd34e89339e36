import type { DeskTrendsText } from "../desk.ts";

/** Sentences of the overview and of an indicator's line over waves. */
export const deskTrends: DeskTrendsText = {
  title: "Overview",
  intro: "The latest result of each satisfaction indicator, and its line over released waves.",
  unit: "Unit",
  company: "{{name}} (whole company)",
  overall: "Overall employee satisfaction",
  noWave: "No result yet",
  notShown: "Not shown",
  shareLabel: "Share of satisfied answers",
  scoreLabel: "Mean score out of 100",
  nAndDate: "{{n}} answered · {{date}}",
  pulse: "Pulse",
  target: "Target {{percent}}%",
  cadence: "Every {{months}} months",
  owner: "Responsible: {{owner}}",
  back: "Back to the overview",
  wave: "Wave",
  closedOn: "Closed on",
  answers: "Answered",
  share: "Satisfied",
  score: "Mean score",
  table: "All waves",
  tableCaption: "{{name}}: all waves",
  axis: {
    share: "Share of satisfied answers, 0–100%",
    score:
      "Mean score, 0–100; a higher score is a better state. Some waves have too few answers for a share, so the line is of mean scores.",
  },
  gaps: "Where the line is broken, that wave is not shown.",
  pulseMark:
    "A diamond is a pulse: its question stands in another context, so it is not compared with the line.",
  reading:
    "A rise or fall between two waves may be chance alone, the more so the fewer people answered. “Not shown” may mean no answers or too few; all reasons look alike, on purpose.",
  sentence: {
    none: "This has never been released. It appears here once a wave has closed and been released.",
    latest: "Latest ({{month}}): {{words}}",
    hidden: "The latest ({{month}}) is not shown.",
    earlier: " Last shown in {{month}}: {{words}}",
    share: "{{percent}}% satisfied, {{n}} answered.",
    score: "mean score {{score}}, {{n}} answered. Only the mean score is published here.",
    scoreOfFew:
      "mean score {{score}}, {{n}} answered. Too few people: only the mean score is shown.",
  },
  noUnitsTitle: "You lead no unit yet",
  noUnits:
    "Below are the results of the whole company. To see your own unit, ask the owner to add it to your account.",
  noRosterTitle: "There is no organisation yet",
  noRoster: "Once HR has imported the roster, results appear here by unit.",
  unknownUnitTitle: "There is no such unit",
  unknownUnit:
    "The address may be incomplete, or the unit is outside of what you may see. Start again from the menu.",
  unknownIndicatorTitle: "There is no such indicator",
  unknownIndicator:
    "The address may be incomplete, or no survey feeds this indicator. Start again from the overview.",
};
