import type { MissingPageText } from "../missingPage.ts";

/** What stands at an address at which there is nothing. */
export const missingPage: MissingPageText = {
  title: "There is no such page",
  body: "Check the address. To answer a survey, open the link that you were given.",
  home: "Go to the start",
};
