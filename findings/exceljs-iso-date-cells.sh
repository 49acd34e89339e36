#!/usr/bin/env bash
# exceljs 4.4.0: a date that stands in a cell as ISO 8601 becomes a day of July 1905.
#
# Guess: a cell of type "d" holds a date as ISO 8601 text (ECMA-376 part 1, 18.18.11), so that
#   <c t="d"><v>2024-03-01</v></c> is read as 1 March 2024.
# Behaviour: the leading number, the year, is taken for a serial number of days: 2024 days after the
#   end of 1899 are 16 July 1905. There is no error, and every date of one year is the same day.
# Hurts: whoever imports dates of hiring or birth from programs that write strict workbooks. All
#   tenures come out at more than a hundred years, or, worse, one filter keeps everybody.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 fflate@0.8.3
cp "$here/workbook.mjs" .
cat > run.mjs <<'JS'
import { writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { workbook } from "./workbook.mjs";

writeFileSync(
  "dates.xlsx",
  workbook(
    '<row r="1"><c r="A1" s="1" t="d"><v>2024-03-01</v></c><c r="B1" s="1" t="d"><v>2024-11-30</v></c><c r="C1" s="1"><v>45352</v></c></row>',
  ),
);
const book = new ExcelJS.Workbook();
await book.xlsx.readFile("dates.xlsx");
const seen = ["A1", "B1", "C1"].map((cell) =>
  new Date(book.worksheets[0].getCell(cell).value).toISOString().slice(0, 10),
);
console.log("2024-03-01 and 2024-11-30 as ISO, 2024-03-01 as a number:", seen.join(", "));
process.exit(seen.join() === "1905-07-16,1905-07-16,2024-03-01" ? 0 : 1);
JS
node run.mjs
