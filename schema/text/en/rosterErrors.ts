/** What is wrong with a roster file, and what to do, by code. */
export const rosterErrors = {
  "not-utf8": "This line is not UTF-8. Save the file as “CSV UTF-8” and try again.",
  "quote-open": "A quotation mark opens here and never closes.",
  "quote-misplaced":
    "A quotation mark stands inside a field. Double it, and quote the whole field.",
  "column-missing": "The header lacks this column.",
  "column-unknown": "The header has a column that is not known here. Remove it.",
  "column-repeated": "The header has this column twice.",
  "field-count": "This line has more or fewer fields than the header.",
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
  "too-long": "The field has more than 80 characters.",
  "email-not-valid": "This is no e-mail address. Correct it, or leave the field empty.",
  "email-repeated": "This e-mail address stands in the file twice.",
  "unit-missing": "The person has no unit.",
  "unit-name-empty": "A unit in the path has no name.",
  "unit-name-too-long": "A unit in the path has a name of more than 80 characters.",
  "unit-too-deep": "The path has more than 10 levels.",
  "root-differs": "All paths begin with the same unit, the company.",
  "date-not-valid": "This is no date. Write it as 2026-01-31.",
  "date-in-future": "The date lies in the future.",
};

/** What is wrong with a confirmed rename of a unit, by code. */
export const renameErrors = {
  "unit-unknown": "There is no unit with this id.",
  "unit-repeated": "This unit is renamed twice.",
  "path-not-valid": "The new path is none: names of 1 to 80 characters, at most 10 levels.",
  "path-taken": "Another unit has this path.",
  "root-differs": "The company stays the one root: its path has one name, all others have more.",
};
