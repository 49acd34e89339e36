import {
  type Definition,
  type Item,
  NOT_APPLICABLE,
} from "../../worker/domain/definitions/definition.ts";
import { isVisible } from "../../worker/domain/definitions/visibility.ts";

/** How somebody answers; asked item by item, in the order of the survey. */
export interface Voice {
  /** Whether an item other than the anchor is left out. */
  skips(item: Item): boolean;
  /** Whether an item that allows it does not apply. */
  isUnconcerned(item: Item): boolean;
  /** 1 to 5, high is favourable whatever the item's wording. */
  rate(item: Item): number;
  /** 0 to 10. */
  recommend(item: Item): number;
  saysYes(item: Item): boolean;
  /** One option. */
  choose(item: Item): string;
  /** Options of a multiple choice, or null to leave it out. */
  chooseSome(item: Item): string[] | null;
  /** A text, or null to leave it out. */
  comment(item: Item): string | null;
}

/** Writes the JSON text of a valid ballot as a phone would: items that logic hides stay absent. */
export function writeBallot(definition: Definition, voice: Voice): string {
  const answers: Record<string, number | string | string[]> = {};
  const comments: Record<string, string> = {};
  for (const item of definition.items) {
    if (!isVisible(item, answers)) continue;
    const isSkipped = item.id !== definition.anchor && voice.skips(item);
    if (item.kind === "text") {
      const comment = voice.comment(item);
      if (comment !== null) comments[item.id] = comment;
    } else if (!isSkipped) {
      const answer = answerOf(item, voice);
      if (answer !== null) answers[item.id] = answer;
    }
  }
  return JSON.stringify({ version: definition.version, answers, comments });
}

function answerOf(item: Item, voice: Voice): number | string | string[] | null {
  if (item.allowsNotApplicable && voice.isUnconcerned(item)) return NOT_APPLICABLE;
  switch (item.kind) {
    case "scale5":
      return item.isReversed ? 6 - voice.rate(item) : voice.rate(item);
    case "nps11":
      return voice.recommend(item);
    case "yesno":
      return voice.saysYes(item) ? "yes" : "no";
    case "single":
      return voice.choose(item);
    case "multiple":
      return voice.chooseSome(item);
    case "text":
      return null;
  }
}
