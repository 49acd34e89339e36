import type { Definition, Item } from "./definition.ts";

const SCALE5 = [1, 2, 3, 4, 5] as const;
const NPS11 = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const YES_NO = ["yes", "no"] as const;

/**
 * The values a closed item can take, "NA" not among them, in the order that gives each its place in
 * a packed ballot and in counts. Empty for a text.
 */
export function closedValues(item: Item): readonly (number | string)[] {
  switch (item.kind) {
    case "scale5":
      return SCALE5;
    case "nps11":
      return NPS11;
    case "yesno":
      return YES_NO;
    case "single":
    case "multiple":
      return item.options;
    case "text":
      return [];
  }
}

/** The items that a packed ballot holds, in its order: all but the texts. */
export function closedItems(definition: Definition): readonly Item[] {
  return definition.items.filter((item) => item.kind !== "text");
}
