import type { TFunction } from "i18next";
import type { TrendPointView } from "../api/trends.ts";
import { favourableOf, itemScoreOf } from "./figures.ts";
import { lastShownBefore, latestPoint } from "./trendSeries.ts";

const MONTH_LENGTH = "2026-05".length;
/** From so many answers on a share is published (the policy of every release). */
const SHARE_MIN_ANSWERS = 20;

/** What the latest wave says, in words made by rule; nothing about change, which needs a test. */
export function trendSentence(points: readonly TrendPointView[], t: TFunction<"trends">): string {
  const latest = latestPoint(points);
  if (latest === undefined) return t("sentence.none");
  const month = monthOf(latest);
  const words = figureWords(latest, t);
  if (words !== null) return t("sentence.latest", { month, words });
  const earlier = lastShownBefore(points);
  const earlierWords = earlier ? figureWords(earlier, t) : null;
  const hidden = t("sentence.hidden", { month });
  if (earlier === undefined || earlierWords === null) return hidden;
  return `${hidden}${t("sentence.earlier", { month: monthOf(earlier), words: earlierWords })}`;
}

function figureWords({ figure }: TrendPointView, t: TFunction<"trends">): string | null {
  const score = itemScoreOf(figure);
  if (score === null) return null;
  const n = answersText(score.n);
  const favourable = favourableOf(figure);
  if (favourable !== null) return t("sentence.share", { percent: favourable.percent, n });
  const isFew = typeof score.n === "string" || score.n < SHARE_MIN_ANSWERS;
  return t(isFew ? "sentence.scoreOfFew" : "sentence.score", { score: score.score, n });
}

/** A number of answers as it is written: a range with a dash. */
export const answersText = (n: number | string): string => String(n).replace("-", "–");

const monthOf = ({ closesOn }: TrendPointView): string => closesOn.slice(0, MONTH_LENGTH);
