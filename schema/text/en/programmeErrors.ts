/** Why a baseline cannot be locked, and what to do, by code. */
export const baselineErrors = {
  "unknown-indicator": "There is no such indicator. Its id is in the list of indicators.",
  "process-has-none": "A step that is held or not held has no baseline.",
  "no-wave": "No survey feeds this indicator. Name a period of its HR record, or enter the value.",
  "no-record": "No HR record feeds this indicator. Name a released wave.",
  "needs-wave":
    "The baseline of a survey indicator is a released wave: an entered value could not be compared with it.",
  "unknown-wave": "There is no such wave.",
  "wave-not-released": "This wave is not released yet. Release it first.",
  "wave-is-pulse":
    "A pulse asks in another setting than the full survey. Choose a wave of the full survey.",
  "wave-of-other-survey": "This wave asked another survey, which does not feed the indicator.",
  "wave-of-part": "This wave asked a part of the company only. Choose one of the whole company.",
  "too-few-answers":
    "At the company, fewer than 20 people answered: that is too few to start from.",
  "answers-too-alike":
    "The answers are so alike that only a range of the share was released. It cannot be a baseline.",
  "period-without-figure":
    "The record has no figure of the company for this period. Check that every month of it, and every unit, has been imported.",
  "period-not-over": "This period is not over yet.",
  "year-not-whole": "This is a count so far in the year. Choose the whole year.",
  "too-few-people": "The record counts fewer than 5 people: that is too few to start from.",
  "value-out-of-range": "A share lies between 0 and 1: write 85 % as 0.85.",
  "baseline-stands":
    "A baseline is locked already. Give the reason why it is replaced; the old one stays in the list.",
};

/** Why a target cannot be revised, and what to do, by code. */
export const targetErrors = {
  "unknown-indicator": "There is no such indicator. Its id is in the list of indicators.",
  "no-target": "This figure is only watched; it has no target.",
  "target-fixed": "This step is held or not held: only its date and owner can be changed.",
  "basis-of-level": "Only a change has a basis; this target is a level.",
  "target-out-of-range": "A share is written 0.85 for 85 %, a change 0.15 for 15 % more.",
  "target-other-way": "This indicator is to move the other way. Check the sign.",
  "nothing-changes": "That is how the target stands already.",
};

/** Why a break cannot be entered, and what to do, by code. */
export const breakErrors = {
  "unit-missing": "A break by reorganisation needs the unit.",
  "unit-not-wanted": "This break holds for all units. Leave the unit out.",
  "unknown-unit": "There is no such unit.",
  "indicator-not-wanted": "A reorganisation breaks all lines of the unit. Leave the indicator out.",
  "indicator-of-other-kind": "This kind of break does not concern this indicator.",
};

/** Why an action cannot be as it is wanted, and what to do, by code. */
export const actionErrors = {
  "unknown-indicator": "There is no such indicator. Its id is in the list of indicators.",
  "unknown-wave": "There is no such wave.",
  "wave-not-over": "This wave is not over yet. Link the action once it has closed.",
  "unknown-suggestion": "There is no such suggestion.",
  "already-shown":
    "Employees have read of it, so it cannot be hidden. Change it, or drop it with a reason.",
};
