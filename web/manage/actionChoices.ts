import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { IN_HAND, readSuggestionPage, type SuggestionView } from "../api/suggestions.ts";
import { type IndicatorView, readIndicators } from "../api/trends.ts";
import { readWaves, type WaveView } from "../api/waves.ts";
import { inLanguage } from "../ui/i18n.ts";

/** What an action may be linked to. */
export interface ActionChoices {
  readonly waves: readonly WaveView[];
  readonly indicators: readonly IndicatorView[];
  readonly suggestions: readonly SuggestionView[];
}

const OVER: readonly WaveView["state"][] = ["closed", "released", "destroyed", "stopped"];

/** Loads what an action may be linked to: waves that are over, and suggestions in hand. */
export const useActionChoices = () =>
  useQuery({
    queryKey: ["action-choices"],
    queryFn: async (): Promise<ActionChoices> => {
      const [waves, indicators, ...pages] = await Promise.all([
        readWaves(),
        readIndicators(),
        ...IN_HAND.map((status) => readSuggestionPage(status, null)),
      ]);
      return {
        waves: waves.filter(({ state }) => OVER.includes(state)),
        indicators,
        suggestions: pages.flatMap(({ items }) => items),
      };
    },
  });

/** An option of a list. */
interface Option {
  readonly value: string;
  readonly label: string;
}

const SHOWN_OF_SUGGESTION = 40;

/** The lists of what to link to, each beginning with nothing. */
export function linkOptions(
  { waves, indicators, suggestions }: ActionChoices,
  chosenSuggestion: string,
  t: TFunction<"actions">,
): Readonly<Record<"wave" | "indicator" | "suggestion", Option[]>> {
  const none = { value: "", label: t("fields.none") };
  const isListed = suggestions.some(({ id }) => id === chosenSuggestion);
  const other = { value: chosenSuggestion, label: t("fields.otherSuggestion") };
  return {
    wave: [none, ...waves.map(({ id, name }) => ({ value: id, label: name }))],
    indicator: [
      none,
      ...indicators.map(({ id, title }) => ({ value: id, label: inLanguage(title) })),
    ],
    suggestion: [
      none,
      ...(chosenSuggestion === "" || isListed ? [] : [other]),
      ...suggestions.map(({ id, receivedOn, text, action }) => ({
        value: id,
        label: t("fields.suggestionLabel", {
          on: receivedOn,
          text: (text === "" ? action : text).slice(0, SHOWN_OF_SUGGESTION),
        }),
      })),
    ],
  };
}
