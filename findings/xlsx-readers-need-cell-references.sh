#!/usr/bin/env bash
# read-excel-file 9.3.17 and exceljs 4.4.0: a workbook whose cells bear no references is not read.
#
# Guess: "r" is an optional attribute of rows and cells (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4); one
#   without it stands behind the one before, as spreadsheets and strict writers have it.
# Behaviour: both readers raise an error that speaks of their own inside ("reading 'length'", "row
#   number in model") and names no place.
# Hurts: whoever gets workbooks of small streaming writers, which leave the references out to save
#   room. The person with the file opens it in a spreadsheet, sees nothing wrong, and has no clue.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund read-excel-file@9.3.17 exceljs@4.4.0 fflate@0.8.3
cp "$here/workbook.mjs" .
cat > run.mjs <<'JS'
import { writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import readWorkbook from "read-excel-file/node";
import { workbook } from "./workbook.mjs";

const said = (promise) => promise.then(() => "read", (error) => error.message);
const readBoth = async (rows) => {
  writeFileSync("numbers.xlsx", workbook(rows));
  return [
    await said(readWorkbook("numbers.xlsx")),
    await said(new ExcelJS.Workbook().xlsx.readFile("numbers.xlsx")),
  ];
};
const named = await readBoth('<row r="1"><c r="A1"><v>5</v></c><c r="B1"><v>6</v></c></row>');
const bare = await readBoth("<row><c><v>5</v></c><c><v>6</v></c></row>");
console.log("with references:", named.join(" | "));
console.log("without:", bare.join(" | "));
process.exit(named.join() === "read,read" && !bare.includes("read") ? 0 : 1);
JS
node run.mjs
