/** Stands behind a number of characters: what is counted are UTF-16 code units. */
export const countedInUnits = " (an emoji or a rare character counts as two or more)";
