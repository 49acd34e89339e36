#!/usr/bin/env bash
# survey-core 3.0.0: in a condition, a question without an answer equals the quoted text 'undefined'.
#
# Guess: quotes make a text; {q} = 'undefined' holds for those who chose the option "undefined", as
#   {q} = 'null' holds only for those who chose "null". Whether there is an answer is asked by `empty`.
# Behaviour: {q} = 'undefined' holds before anything is answered, and {q} <> 'undefined' does not.
# Hurts: whoever has such a code (type of contract, result of a review: "undefined" beside "permanent"):
#   a follow-up meant for few is shown to everybody who skips, and one meant for all others is hidden.
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
      { type: "radiogroup", name: "q", choices: ["permanent", "undefined", "null"] },
      { type: "text", name: "more", visibleIf: condition },
    ],
  });
  if (answer !== null) model.setValue("q", answer);
  return model.getQuestionByName("more").isVisible;
};

const seen = [
  [null, "{q} = 'undefined'"],
  [null, "{q} <> 'undefined'"],
  [null, "{q} = 'null'"],
  [null, "{q} <> 'permanent'"],
  ["undefined", "{q} = 'undefined'"],
].map(([answer, condition]) => {
  const shown = isShown(answer, condition);
  console.log(`${answer === null ? "no answer" : `answer "${answer}"`}: ${condition} is ${shown}`);
  return shown;
});
process.exit(seen.join() === "true,false,false,true,true" ? 0 : 1);
JS
node run.mjs
