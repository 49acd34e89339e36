import type { AuditText } from "../zh-CN/audit.ts";

export const audit: AuditText = {
  place: (unit, cut) => (cut === null ? unit : `${unit} · ${cut}`),
  term: (place, n) => `${place} (${n})`,
  andOthers: "and others",
  listComma: ", ",
  colon: ": ",
  figure: (wave, item) => (item === null ? `“${wave}”` : `“${wave}”, ${item}`),
  smallGroup: (subtraction, n, people, k) =>
    `${subtraction} = ${n}, fewer than ${k} people, whose total can be worked out: ${people}.`,
  pinnedByMeans: (figures, people, range) =>
    `From the means ${figures} it follows that everybody in ${people} answered ${range}.`,
  pinnedTogether: (figures, people, range) =>
    `With the means and favourable counts ${figures} no two answers that differ by 2 points were found; possible for everybody in ${people}: ${range}.`,
  range: (least, most) => (least === most ? `${least}` : `${least} to ${most}`),
  contradiction:
    "The published figures do not fit the numbers of people: no answers give them, so nothing can be told.",
  undecided:
    "No answers were found that give both the means and the favourable counts, so it cannot be called safe.",
  "not-covered": (place) =>
    `${place} shows three shares or a whole distribution; nobody has shown such figures to be safe.`,
  dimension: (place) =>
    `${place}: the dimension score is not the mean of the shown items, so it tells more than they do.`,
  spread: (place) =>
    `${place}: the interval does not follow from its score, its number of answers, and the company's mean and share, so it may tell how alike answers are.`,
  options: (place, k) =>
    `${place}: an option that fewer than ${k} people chose stands by itself, or all people chose the same.`,
  "company-only": (place) =>
    `${place} shows an item that only the whole company may show, from 30 answers.`,
  comments: (place, n) =>
    `${place}: comments from ${n} ballots; at least 10 ballots and 5 comments are needed, no more comments than ballots, at a unit that shows its ballots.`,
  step: (place, n) =>
    `${place}: participation shows that ${n} people answered in one step, or who has not answered yet.`,
  places: (place) =>
    `${place}: people asked, or participation, are told at a unit that shows no number of ballots; by subtraction they may tell of a few.`,
  "two-answers": (place) =>
    `${place}: one figure is told in two different ways, which together tell more.`,
  near: (one, other, people, items) =>
    `${one} and ${other}: the people asked differ by ${people} only. If the others answered alike in both, one result less the other is the total of those who differ: ${items}.`,
  maybeNear: (one, other, people, items) =>
    `${one} and ${other}: the terms do not say how many people are the same, and the numbers differ by ${people}, so this cannot be called safe. If the smaller wave is part of the larger one, one result less the other is the total of those who differ: ${items}.`,
  clean: (waves, figures) =>
    `${waves} released waves and ${figures} published figures examined: no leak found.`,
  found: (leaks, waves, figures) =>
    `${waves} released waves and ${figures} published figures examined: ${leaks} leaks found.`,
  more: (leaks) => `And ${leaks} more.`,
  records: {
    few: (figure, n, cells) =>
      `${figure}: by adding and subtracting what managers see at units and on days, something follows about ${n} people alone: ${cells}.`,
    undecided: (figure) =>
      `${figure}: there are too many combinations to try them all, so it cannot be called safe.`,
    cell: (unit, period) => `${unit}, ${period}`,
    cellSeparator: "; ",
    clean: (scorecards) =>
      `HR's counts on ${scorecards} scorecards of managers examined too: no leak found.`,
    found: (leaks) => `${leaks} leaks found in HR's counts.`,
  },
  nothingReleased: "No wave has been released yet, so there are no results to examine.",
};
