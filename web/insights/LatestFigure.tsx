import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DimensionPointView, TrendPointView } from "../api/trends.ts";
import { latestWave } from "./latestWave.ts";
import { answeredText, dimensionScore, scoreOf, scoreText, shareText } from "./trendFigures.ts";

interface LatestFigureProps {
  readonly points: readonly TrendPointView[];
  /** `down`: the share is of something that should be rare. */
  readonly direction: "up" | "down" | "none";
  /** That the figure is read beside, a fraction; null where there is none. */
  readonly target: number | null;
}

/** The latest wave of an indicator as a big number with its n and date; words where nothing is shown. */
export function LatestFigure({ points, direction, target }: LatestFigureProps) {
  const { t } = useTranslation("trends");
  const latest = latestWave(points);
  if (latest === undefined) return <Words text={t("noWave")} />;
  const share = shareText(latest, target);
  const shareLabel = t(direction === "down" ? "countedLabel" : "shareLabel");
  return (
    <Figure
      point={latest}
      figure={share ?? scoreText(scoreOf(latest))}
      label={share === null ? t("scoreLabel") : shareLabel}
    />
  );
}

/** The latest score of a dimension, alike. */
export function LatestScore({ points }: { readonly points: readonly DimensionPointView[] }) {
  const { t } = useTranslation("trends");
  const latest = latestWave(points);
  if (latest === undefined) return <Words text={t("noWave")} />;
  const figure = scoreText(dimensionScore(latest));
  return <Figure point={latest} figure={figure} label={t("scoreLabel")} />;
}

interface FigureProps {
  readonly point: TrendPointView | DimensionPointView;
  readonly figure: string | null;
  readonly label: string;
}

function Figure({ point, figure, label }: FigureProps) {
  const { t } = useTranslation("trends");
  const { closesOn: date, onePerPerson, isPulse } = point;
  const n = answeredText(point);
  if (figure === null || n === null) return <Words text={t("notShown")} aside={date} />;
  // "≥ 93%": only the number is as large as that.
  const [number, mark] = figure.split(" ").reverse();
  return (
    <div className="desk-latest">
      <Text component="span" className="desk-figure">
        {mark && <span className="desk-figure-mark">{mark} </span>}
        {number}
      </Text>
      <Text component="span" size="sm" c="dimmed">
        {label}
        <br />
        {t("nAndDate", { n, date })}
        {isPulse && ` · ${t("pulse")}`}
        {!onePerPerson && ` · ${t("openLink")}`}
      </Text>
    </div>
  );
}

const Words = ({ text, aside }: { readonly text: string; readonly aside?: ReactNode }) => (
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
