#!/usr/bin/env bash
# exceljs 4.4.0: dates in the built-in formats of Chinese and Japanese workbooks stay numbers.
#
# Guess: formats 27 to 36 and 50 to 58 are dates in East Asian editions (ECMA-376 part 1, 18.8.30; 31
#   is yyyy"年"m"月"d"日" in Chinese), so that a cell of format 31 is a date, as one of format 14 is.
# Behaviour: format 14 gives a Date, formats 31 and 57 give the serial number. Workbooks name these
#   formats by their number alone, so no format text is there to look at either.
# Hurts: importers for Chinese companies: whoever picked the "long date" of his own Excel has his
#   column read as numbers beside others' dates.
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

const cells = ["A", "B", "C"].map((column, i) => `<c r="${column}1" s="${i + 1}"><v>45352</v></c>`);
writeFileSync("dates.xlsx", workbook(`<row r="1">${cells.join("")}</row>`));
const book = new ExcelJS.Workbook();
await book.xlsx.readFile("dates.xlsx");
const seen = ["A1", "B1", "C1"].map((cell) => {
  const { value } = book.worksheets[0].getCell(cell);
  return value instanceof Date ? `date ${value.toISOString().slice(0, 10)}` : `${typeof value} ${value}`;
});
console.log("formats 14, 31 and 57:", seen.join(", "));
process.exit(seen.join() === "date 2024-03-01,number 45352,number 45352" ? 0 : 1);
JS
node run.mjs
