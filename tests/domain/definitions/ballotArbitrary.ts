import fc from "fast-check";
import { closedValues } from "../../../worker/domain/definitions/closedValues.ts";
import type {
  Answer,
  Ballot,
  Definition,
  Item,
} from "../../../worker/domain/definitions/definition.ts";

/** Any valid answer of an item that logic shows; null where it is skipped. */
function closedAnswer(item: Item): fc.Arbitrary<Answer | null> {
  const valid: fc.Arbitrary<Answer> =
    item.kind === "multiple"
      ? fc
          .uniqueArray(fc.constantFrom(...item.options), {
            minLength: 1,
            maxLength: item.maxChoices ?? item.options.length,
          })
          .map((codes) => item.options.filter((code) => codes.includes(code)))
      : fc.constantFrom<Answer>(...closedValues(item));
  const skipped = fc.constant(null);
  return item.allowsNotApplicable
    ? fc.oneof(skipped, valid, fc.constant<Answer>("NA"))
    : fc.oneof(skipped, valid);
}

const comment = (item: Item) =>
  fc.option(
    fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
      .filter((text) => text.length <= item.maxLength && text.trim() !== "")
      .filter((text) => [...text].every((c) => c >= " " && !(c >= "\x7f" && c <= "\x9f")))
      // Nor what is not seen or turns the direction of writing.
      .filter((text) => !/[\u200B\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/.test(text)),
  );

/** Whether the ballot's own conditions show an item, written apart from the code under test. */
function shows(item: Item, answers: Record<string, Answer>): boolean {
  for (const { item: id, operator, value } of item.visibleIf ?? []) {
    const answer = answers[id];
    if (operator === "equals" && `${answer}` !== value) return false;
    if (operator === "differs" && answer !== undefined && `${answer}` === value) return false;
  }
  return true;
}

/** Valid ballots of a definition: hidden items left out. */
export function validBallot(definition: Definition): fc.Arbitrary<Ballot> {
  const parts = definition.items.map((item) =>
    item.kind === "text"
      ? comment(item).map((text): [Item, Answer | null] => [item, text])
      : closedAnswer(item).map((answer): [Item, Answer | null] => [item, answer]),
  );
  return fc.tuple(...parts).map((entries) => {
    const answers: Record<string, Answer> = {};
    const comments: Record<string, string> = {};
    for (const [item, value] of entries) {
      if (value === null || !shows(item, answers)) continue;
      if (item.kind === "text") comments[item.id] = String(value);
      else answers[item.id] = value;
    }
    return { answers, comments };
  });
}
