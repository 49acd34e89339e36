import { fileErrors } from "./fileErrors.ts";

/** What is wrong with a file of HR's counts, and what to do, by code. */
export const recordErrors = {
  ...fileErrors,
  "rows-missing": "The file has no counts.",
  "rows-too-many": "The file has more than 100,000 rows. Divide it.",
  "row-repeated": "The same record, unit and period stand in the file twice. Keep one.",
  "record-missing": "The row does not say which record it is.",
  "record-unknown":
    "There is no such record. The names are recruitment, reserve-pool, training-coverage, performance-attainment, promotion, exit-reasons, performance-pass, turnover and client-satisfaction.",
  "unit-missing": "The row has no unit.",
  "unit-unknown":
    "There is no unit with this path. Write it as in the roster, from the company down.",
  "period-not-valid": "This is no period. Write it as 2026-01, 2026-Q1, 2026-H1 or 2026.",
  "period-of-other-kind":
    "This record has another period: turnover and promotion by month; recruitment and training-coverage by month or year; performance-attainment by quarter or year; the others by quarter.",
  "period-in-future": "This period has not begun yet.",
  "number-missing": "A number is missing.",
  "number-not-valid":
    "This is no number. Write digits only, with a point for decimals: 1200 or 59.5.",
  "number-not-whole": "People are counted in whole numbers.",
  "number-too-large": "This number is too large. Check its unit.",
  "headcount-half": "Give both the opening and the closing headcount, or neither.",
  "headcount-differs":
    "The average headcount is (opening + closing) / 2. Correct it, or leave the denominator empty.",
  "part-above-whole": "This part is larger than the whole that it is counted from.",
  "column-of-other-record": "This column belongs to another record. Leave it empty here.",
};
