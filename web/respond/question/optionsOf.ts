import type { ItemValue } from "survey-core";
import type { Option } from "./OptionList.tsx";

/** What the library holds of options, in the language that it is set to. */
export const optionsOf = (items: readonly ItemValue[]): readonly Option[] =>
  items.map((item) => ({ value: item.value, text: item.locText.renderedHtml }));
