/** How a draft differs from what was published before, and what to do about it, by code. */
export const versionErrors = {
  "item-reworded":
    "An id keeps its question for ever. Give the reworded question a new id, or take the words back.",
  "item-corrected":
    "A corrected slip is published by itself, as a patch. Publish it first; then the rest.",
  "item-edited":
    "These are not provably the same sentence. Read was and now: if it is the same question, name its id in sameQuestion and publish a patch; if not, give it a new id.",
  "labels-changed": "The answers are called otherwise. Choose the larger version, or take it back.",
  "labels-corrected": "A slip in an answer is corrected.",
  "answering-changed":
    "What can be answered, by whom, or how it counts is changed. Choose the larger version, or take it back.",
  "item-added": "A question is added. Choose the larger version.",
  "item-removed": "A question is gone. Choose the larger version, or put it back.",
  "order-changed": "Questions stand in another order. Choose the larger version, or put them back.",
  "anchor-moved":
    "The question that an indicator reads stands at another place: its line breaks. Choose a major version, or put it back.",
  "indicator-source-changed":
    "An indicator reads another question, or counts other options: its line breaks. Choose a major version, or take it back.",
  "indicator-added": "The survey now feeds this indicator. Choose the larger version.",
  "indicator-removed":
    "The survey no longer feeds an indicator: its line ends. Choose a major version, or put it back.",
  "dimension-added": "A dimension is added. Choose the larger version.",
  "dimension-removed": "A dimension is gone. Choose the larger version, or put it back.",
  "dimension-items-changed": "A dimension has other questions. Choose the larger version.",
  "population-changed":
    "Other people are asked: all lines break. Choose a major version, or take it back.",
  "cadence-changed":
    "It is asked at other times of the year: all lines break. Choose a major version, or take it back.",
};
