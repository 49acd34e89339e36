import { countedInUnits } from "./countedInUnits.ts";

/** What may be wrong with any table that HR imports, and what to do, by code. */
export const fileErrors = {
  "not-utf8": "This line is not UTF-8. Save the file as “CSV UTF-8” and try again.",
  "quote-open": "A quotation mark opens here and never closes.",
  "field-too-long": `A field has more than 2,000 characters${countedInUnits}. Is a quotation mark missing its counterpart? What follows was not read.`,
  "columns-too-many":
    "The line has more than 64 fields. Save the table with the columns of the template only. What follows was not read.",
  "lines-too-many":
    "The file has more than 400,000 lines. Remove blank lines. What follows was not read.",
  "quote-misplaced":
    "A quotation mark stands inside a field. Double it, and quote the whole field.",
  "column-missing": "The header lacks this column.",
  "column-unknown":
    "The header has a column that is not known here, by its letter in a spreadsheet. Remove it.",
  "column-repeated": "The header has this column twice.",
  "field-count": "This line has more or fewer fields than the header.",
  "unit-name-empty": "A unit in the path has no name.",
  "unit-name-too-long": `A unit in the path has a name of more than 80 characters${countedInUnits}.`,
  "unit-too-deep": "The path has more than 10 levels.",
};
