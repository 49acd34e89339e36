#!/usr/bin/env bash
# survey-core 3.0.0: in a condition, `=` between two texts of digits is not the same both ways round.
#
# Guess: choices with the text values "1" and "01" are two values, and {q} = '01' holds for the second;
#   or, where texts are read as numbers, both conditions hold for both.
# Behaviour: the answer "1" equals '01', the answer "01" does not equal '1', and "01" equals '01'. So
#   "10" equals '1e1' and "16" equals '0x10', but "00" is not '0' while "0" is '00'. `<>` follows. The
#   prefix {#q} keeps the answer a text, and then none of the unlike pairs is equal.
# Hurts: whoever has codes with zeros in front (occupations, regions, departments) and shows questions
#   by them: the wrong people are asked, and with clearInvisibleValues what they had answered is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund survey-core@3.0.0
cat > run.mjs <<'JS'
import { Model } from "survey-core";

const isShown = (answer, condition) => {
  const model = new Model({
    elements: [
      { type: "radiogroup", name: "q", choices: ["1", "01", "10", "1e1", "0", "00"] },
      { type: "text", name: "more", visibleIf: condition },
    ],
  });
  model.setValue("q", answer);
  return model.getQuestionByName("more").isVisible;
};

const seen = [
  ["1", "01"],
  ["01", "1"],
  ["01", "01"],
  ["10", "1e1"],
  ["0", "00"],
  ["00", "0"],
].map(([answer, code]) => {
  const [plain, asText] = [`{q} = '${code}'`, `{#q} = '${code}'`].map((c) => isShown(answer, c));
  console.log(`answer "${answer}": {q} = '${code}' is ${plain}, {#q} = '${code}' is ${asText}`);
  return `${plain} ${asText}`;
});
const expected = [
  ...["true false", "false false", "true true"],
  ...["true false", "true false", "false false"],
];
process.exit(seen.join() === expected.join() ? 0 : 1);
JS
node run.mjs
