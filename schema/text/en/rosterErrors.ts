import { countedInUnits } from "./countedInUnits.ts";
import { fileErrors } from "./fileErrors.ts";

/** What is wrong with a roster file, and what to do, by code. */
export const rosterErrors = {
  ...fileErrors,
  "rows-missing": "The file names nobody. A roster must be complete.",
  "rows-too-many": "The file has more than 100,000 people.",
  "units-too-many": "The file names more than 10,000 units.",
  "control-character":
    "The field holds a line break or a character that cannot be seen. Retype it.",
  "person-id-missing": "The person has no id.",
  "person-id-not-valid":
    "An id has 1 to 64 letters, digits, or . _ @ - and begins with a letter or digit.",
  "person-id-repeated": "This person stands in the file twice.",
  "name-missing": "The person has no name.",
  "too-long": `The field has more than 80 characters${countedInUnits}.`,
  "email-not-valid": "This is no e-mail address. Correct it, or leave the field empty.",
  "email-repeated": "This e-mail address stands in the file twice.",
  "unit-missing": "The person has no unit.",
  "root-differs": "All paths begin with the same unit, the company.",
  "date-not-valid": "This is no date. Write it as 2026-01-31.",
  "date-in-future": "The date lies in the future.",
};

/** What is wrong with a confirmed rename of a unit, by code. */
export const renameErrors = {
  "unit-unknown": "There is no unit with this id.",
  "unit-repeated": "This unit is renamed twice.",
  "path-not-valid": `The new path is none: names of 1 to 80 characters${countedInUnits}, at most 10 levels.`,
  "path-taken": "Another unit has this path.",
  "root-differs": "The company stays the one root: its path has one name, all others have more.",
};
