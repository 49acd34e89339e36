import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import type { IndicatorView, TrendView } from "../api/trends.ts";
import { Card } from "../ui/Card.tsx";
import { inLanguage } from "../ui/i18n.ts";
import { Empty } from "../ui/states.tsx";
import { axisName } from "./axisName.ts";
import { indicatorName } from "./indicatorName.ts";
import { LatestFigure } from "./LatestFigure.tsx";
import { LineNotes } from "./LineNotes.tsx";
import { TrendFacts } from "./TrendFacts.tsx";
import { TrendFigure } from "./TrendFigure.tsx";
import { TrendTable } from "./TrendTable.tsx";
import { targetNow } from "./trendFigures.ts";
import { indicatorMarks } from "./trendMarks.ts";
import { trendSentence } from "./trendSentence.ts";
import { WaveCard } from "./WaveCard.tsx";

interface IndicatorTrendProps {
  readonly indicator: IndicatorView;
  readonly unit: Unit;
  readonly trend: TrendView;
}

/** Where an indicator stands at a unit, its line, and every wave of it in a table. */
export function IndicatorTrend({ indicator, unit, trend }: IndicatorTrendProps) {
  const { t } = useTranslation("trends");
  const { points } = trend;
  const { direction } = indicator;
  if (points.length === 0) return <Empty title={t("noWave")}>{t("sentence.none")}</Empty>;
  const marks = indicatorMarks(trend);
  const target = targetNow(trend);
  const isShown = points.some(({ figure }) => figure.shown);
  const caption = t("tableCaption", { name: indicatorName(indicator, t) });
  return (
    <>
      <Card title={unit.name}>
        <LatestFigure points={points} direction={direction} target={target} />
        <Text mb="md" maw={720}>
          {trendSentence(points, t, inLanguage)}
        </Text>
        {isShown && (
          <>
            <TrendFacts trend={trend} />
            <TrendFigure marks={marks} axis={axisName(marks.measure, direction, t)} />
          </>
        )}
        <LineNotes points={points} isOfMeans={isShown && marks.measure === "score"} />
      </Card>
      <WaveCard caption={caption}>
        <TrendTable
          points={points}
          direction={direction}
          target={target}
          caption={caption}
          hasLinks
        />
      </WaveCard>
    </>
  );
}
