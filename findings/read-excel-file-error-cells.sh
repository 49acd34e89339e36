#!/usr/bin/env bash
# read-excel-file 9.3.17: a failed look-up is an empty cell, and a row of them does not exist.
#
# Guess: a cell of type "e" (#N/A, #REF!) is told apart from an empty one, or is refused.
# Behaviour: it is null like an empty cell. A last row, or column, of errors alone is left out as if
#   it were not there.
# Hurts: whoever imports a roster whose department comes from a VLOOKUP: the person has "no
#   department" instead of a fault in his line, and nobody is told.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund read-excel-file@9.3.17 fflate@0.8.3
cp "$here/workbook.mjs" .
cat > run.mjs <<'JS'
import { writeFileSync } from "node:fs";
import readWorkbook from "read-excel-file/node";
import { workbook } from "./workbook.mjs";

writeFileSync(
  "people.xlsx",
  workbook(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>10</v></c></row>' +
      '<row r="2"><c r="A2"><v>2</v></c><c r="B2" t="e"><f>VLOOKUP(A2,D:E,2,0)</f><v>#N/A</v></c></row>' +
      '<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3" t="e"><v>#N/A</v></c></row>',
  ),
);
const [{ data }] = await readWorkbook("people.xlsx");
console.log("1 and 10, 2 and #N/A, #REF! and #N/A:", JSON.stringify(data));
process.exit(JSON.stringify(data) === "[[1,10],[2,null]]" ? 0 : 1);
JS
node run.mjs
