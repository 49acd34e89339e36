#!/usr/bin/env bash
# write-excel-file 4.1.1 writes NaN into a cell, and its companion read-excel-file 9.3.17 then refuses
# the whole file; Infinity comes back as an empty cell.
#
# Guess: a value that no cell can hold is refused when it is written, with the place.
# Behaviour: NaN and Infinity are written as they are. The reader of the same author stops at NaN with
#   "VALUE_INVALID", so that one quotient of 0 by 0 makes the workbook unreadable; Infinity is lost
#   without a word.
# Hurts: whoever exports rates: a group of nobody gives 0/0, and the file that was "exported well"
#   cannot be imported again.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund write-excel-file@4.1.1 read-excel-file@9.3.17
cat > run.mjs <<'JS'
import readWorkbook from "read-excel-file/node";
import writeWorkbook from "write-excel-file/node";

const roundTrip = async (value) => {
  await writeWorkbook([[{ value: "rate" }, { value }]]).toFile("rates.xlsx");
  return readWorkbook("rates.xlsx").then(
    ([{ data }]) => JSON.stringify(data),
    (error) => error.message,
  );
};
const seen = { half: await roundTrip(0.5), nan: await roundTrip(0 / 0), infinity: await roundTrip(1 / 0) };
console.log(seen);
const asExpected =
  seen.half === '[["rate",0.5]]' &&
  seen.nan.includes("VALUE_INVALID") &&
  seen.infinity === '[["rate",null]]';
process.exit(asExpected ? 0 : 1);
JS
node run.mjs
