import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TrendPointView } from "../api/trends.ts";
import { favourableOf, itemScoreOf } from "./figures.ts";
import { answersText } from "./trendSentence.ts";
import { latestPoint } from "./trendSeries.ts";

/** The latest wave as a big number with its n and date; words where nothing is shown. */
export function LatestFigure({ points }: { readonly points: readonly TrendPointView[] }) {
  const { t } = useTranslation("trends");
  const latest = latestPoint(points);
  if (latest === undefined) return <Words text={t("noWave")} />;
  const score = itemScoreOf(latest.figure);
  if (score === null) return <Words text={t("notShown")} aside={latest.closesOn} />;
  const favourable = favourableOf(latest.figure);
  const n = answersText(score.n);
  return (
    <div className="desk-latest">
      <Text component="span" className="desk-figure">
        {favourable ? `${favourable.percent}%` : score.score}
      </Text>
      <Text component="span" size="sm" c="dimmed">
        {t(favourable ? "shareLabel" : "scoreLabel")}
        <br />
        {t("nAndDate", { n, date: latest.closesOn })}
        {latest.isPulse && ` · ${t("pulse")}`}
      </Text>
    </div>
  );
}

const Words = ({ text, aside }: { readonly text: string; readonly aside?: string }) => (
  <div className="desk-latest">
    <Text component="span" className="desk-figure-words">
      {text}
    </Text>
    {aside && (
      <Text component="span" size="sm" c="dimmed">
        {aside}
      </Text>
    )}
  </div>
);
