import { population as en } from "./en/population.ts";
import type { Language } from "./language.ts";
import { type PopulationText, population as zhCN } from "./zh-CN/population.ts";

/** A rule as a manifest states it; `units` are paths. */
export interface RuleInWords {
  readonly units: readonly string[];
  readonly minDaysEmployed?: number | undefined;
  readonly levels?: readonly string[] | undefined;
  readonly hiredFrom?: string | undefined;
  readonly hiredTo?: string | undefined;
}

const TEXTS: Readonly<Record<Language, PopulationText>> = { "zh-CN": zhCN, en };

/** Units and levels that a sentence names before it only counts the rest; the rule names all. */
const MOST_NAMED = 6;

/**
 * Who is asked, as one sentence that can be read aloud.
 * @param asked how many people; null where that is not known yet.
 */
export function populationSentence(
  rule: RuleInWords | "named" | "codes",
  asked: number | null,
  language: Language,
): string {
  const text = TEXTS[language];
  if (rule === "codes") return text.codes;
  if (rule === "named") return text.named(asked);
  return text.sentence(text.units(placesOf(rule, text)), conditionsOf(rule, text), asked);
}

/** Units by their names from the root down; empty for the whole company. */
function placesOf({ units }: RuleInWords, text: PopulationText): string[] {
  if (units.some((path) => !path.includes("/"))) return [];
  const places = units.map((path) => text.place(path.split("/").slice(1)));
  return shortened(places, text.moreUnits);
}

function conditionsOf(rule: RuleInWords, text: PopulationText): string[] {
  const { minDaysEmployed, levels, hiredFrom, hiredTo } = rule;
  return [
    ...(minDaysEmployed === undefined ? [] : [text.daysEmployed(minDaysEmployed)]),
    ...(levels === undefined ? [] : [text.levels(shortened(levels, text.moreLevels))]),
    ...(hiredFrom === undefined && hiredTo === undefined ? [] : [text.hired(hiredFrom, hiredTo)]),
  ];
}

function shortened(names: readonly string[], more: (count: number) => string): string[] {
  if (names.length <= MOST_NAMED) return [...names];
  return [...names.slice(0, MOST_NAMED - 1), more(names.length - MOST_NAMED + 1)];
}
