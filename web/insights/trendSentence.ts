import type { TFunction } from "i18next";
import type { Sentence } from "../../schema/text/indicatorSentence.ts";
import type { DimensionPointView, TrendPointView } from "../api/trends.ts";
import { lastShownBefore, latestWave } from "./latestWave.ts";

const MONTH_LENGTH = "2026-05".length;

/** What a line says now: the sentence of its latest wave, and of the last that is shown. */
export function trendSentence(
  points: readonly (TrendPointView | DimensionPointView)[],
  t: TFunction<"trends">,
  inLanguage: (sentence: Sentence) => string,
): string {
  const latest = latestWave<TrendPointView | DimensionPointView>(points);
  if (latest === undefined) return t("sentence.none");
  const words = inLanguage(latest.sentence);
  if (latest.figure.shown) return latest.isPulse ? t("sentence.pulse", { words }) : words;
  const earlier = lastShownBefore<TrendPointView | DimensionPointView>(points);
  if (earlier === undefined) return words;
  const month = earlier.closesOn.slice(0, MONTH_LENGTH);
  return `${words}${t("sentence.earlier", { month, words: inLanguage(earlier.sentence) })}`;
}
