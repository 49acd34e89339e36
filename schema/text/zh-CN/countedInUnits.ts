/** Stands behind a number of characters: what is counted are UTF-16 code units. */
export const countedInUnits = "（表情符号和少数生僻字算两个或更多）";
