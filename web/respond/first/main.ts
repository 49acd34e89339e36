import type { FirstScreenData } from "../../../schema/wire/firstScreen.ts";
import { firstLanguage } from "../language.ts";
import { browserFits } from "./browserFits.ts";
import { startFirstScreen } from "./startFirstScreen.ts";

/*
 * The script that stands in the served page. It makes the first screen work before any other code
 * has arrived; the page's code goes on from what it leaves in `window.anwenFirst`.
 */
const root = document.documentElement;
root.lang = firstLanguage();
if (browserFits()) {
  root.classList.add("on");
  const data = document.getElementById("first")?.textContent;
  window.anwenFirst = startFirstScreen(data == null ? null : (JSON.parse(data) as FirstScreenData));
}
