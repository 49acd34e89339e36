#!/usr/bin/env bash
# write-excel-file 4.1.1: a text that holds an underscore, x, four hexadecimal digits and an underscore
# comes back as another text.
#
# Guess: what is written as text is read as the same text.
# Behaviour: in a workbook _x0041_ stands for the character A (ECMA-376 part 1, 22.9.2.19); a writer has
#   to write such a text as _x005F_x0041_. This one does not, so every reader that keeps to the format
#   (read-excel-file 9.3.17 and exceljs 4.4.0 alike) gives A.
# Hurts: exports of identifiers and codes made by machines ("row_x0041_total"): an id that is matched
#   later is no longer the one that was exported.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund write-excel-file@4.1.1 read-excel-file@9.3.17 exceljs@4.4.0
cat > run.mjs <<'JS'
import ExcelJS from "exceljs";
import readWorkbook from "read-excel-file/node";
import writeWorkbook from "write-excel-file/node";

await writeWorkbook([[{ value: "row_x0041_total", type: String }]]).toFile("codes.xlsx");
const [{ data }] = await readWorkbook("codes.xlsx");
const book = new ExcelJS.Workbook();
await book.xlsx.readFile("codes.xlsx");
const seen = [data[0][0], book.worksheets[0].getCell("A1").value];
console.log("row_x0041_total is read as:", seen.join(", "));
process.exit(seen.join() === "rowAtotal,rowAtotal" ? 0 : 1);
JS
node run.mjs
