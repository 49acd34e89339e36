#!/usr/bin/env bash
# exceljs 4.4.0: an inline string with a reading above it swallows the rest of the sheet.
#
# Guess: a text in the cell itself may carry its reading (furigana, pinyin) in <rPh> (ECMA-376 part 1,
#   18.4.6); the reading is left out and the cell is the text, as with shared strings.
# Behaviour: the cell is read as empty, and so is everything behind it, in this row and in all that
#   follow, without an error. (The same text in the list of shared strings is read well.)
# Hurts: importers of rosters from East Asia: the first name with a reading ends the list, and the
#   import says success for the few people before it.
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

/** The values of a sheet of three rows, the second of which begins with this inline string. */
async function valuesBehind(inlineString) {
  writeFileSync(
    "names.xlsx",
    workbook(
      '<row r="1"><c r="A1"><v>1</v></c></row>' +
        `<row r="2"><c r="A2" t="inlineStr"><is>${inlineString}</is></c><c r="B2"><v>2</v></c></row>` +
        '<row r="3"><c r="A3"><v>3</v></c></row>',
    ),
  );
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile("names.xlsx");
  return ["A1", "A2", "B2", "A3"].map((cell) => book.worksheets[0].getCell(cell).value);
}

const plain = JSON.stringify(await valuesBehind("<t>東</t>"));
const read = JSON.stringify(await valuesBehind('<t>東</t><rPh sb="0" eb="1"><t>ヒガシ</t></rPh>'));
console.log("without a reading:", plain, "with one:", read);
process.exit(plain === '[1,"東",2,3]' && read === "[1,null,null,null]" ? 0 : 1);
JS
node run.mjs
