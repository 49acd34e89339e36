import { RecordName } from "../../schema/wire/records.ts";

const COLUMNS =
  "record,unit,period,numerator,denominator,opening,closing,voluntary,transfers,hiresAbovePlan,planCut,longLeave,averageHeadcount,noReason,mentioned";

/** The numbers of each example after its unit, in the order of the columns. */
const EXAMPLES: Readonly<Record<(typeof RecordName.options)[number], string>> = {
  recruitment: "2026-03,9,36,,,,,0,0,,,,",
  "reserve-pool": "2026-Q1,12,60,,,,,,,,,,",
  "training-coverage": "2026-03,20,58,,,,,,,2,,,",
  "performance-attainment": "2026-Q1,1180.5,1300,,,,,,,,,,",
  promotion: "2026-03,1,,60,61,,0,,,,,,",
  "exit-reasons": "2026-Q1,3,8,,,,,,,,60.5,1,4",
  "performance-pass": "2026-Q1,51,60,,,,,,,,,,",
  turnover: "2026-03,2,,60,59,1,,,,,,,",
  "client-satisfaction": "2026-Q1,250,300,,,,,,,,,,",
};

/** A file with one example row for each record; with a mark that spreadsheets know UTF-8 by. */
export function recordsTemplate(): Blob {
  const rows = RecordName.options.map((record) => `${record},总部,${EXAMPLES[record]}`);
  return new Blob([`\uFEFF${[COLUMNS, ...rows].join("\r\n")}\r\n`], { type: "text/csv" });
}
