import type { Answers, Item } from "./definition.ts";

/**
 * Whether logic shows an item to somebody with these answers. A skipped item equals nothing and
 * differs from everything, as in SurveyJS. Answers of items that are hidden themselves must have
 * been left out before (SurveyJS: `clearInvisibleValues: "onHidden"`).
 */
export function isVisible(item: Pick<Item, "visibleIf">, answers: Answers): boolean {
  return (item.visibleIf ?? []).every((term) => {
    const answer = Object.hasOwn(answers, term.item) ? answers[term.item] : undefined;
    // A ballot not yet checked may hold anything here, and only a number or a text is ever equal.
    const isScalar = typeof answer === "number" || typeof answer === "string";
    const isEqual = isScalar && String(answer) === term.value;
    return isEqual === (term.operator === "equals");
  });
}
