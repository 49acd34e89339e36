import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import type { DimensionTrendView } from "../api/trends.ts";
import { Card } from "../ui/Card.tsx";
import { currentLanguage, inLanguage } from "../ui/i18n.ts";
import { ErrorState, Loading } from "../ui/states.tsx";
import { itemTexts } from "./itemTexts.ts";
import { LatestScore } from "./LatestFigure.tsx";
import { LineNotes } from "./LineNotes.tsx";
import type { LineDimension } from "./lineDimensions.ts";
import { TrendFigure } from "./TrendFigure.tsx";
import { DimensionTable } from "./TrendTable.tsx";
import { dimensionMarks } from "./trendMarks.ts";
import { dimensionTrendQuery } from "./trendQuery.ts";
import { trendSentence } from "./trendSentence.ts";
import { WaveCard } from "./WaveCard.tsx";

interface DimensionTrendProps {
  readonly dimension: LineDimension;
  readonly unit: Unit;
}

/** Where a dimension stands at a unit, its line, and every wave of it in a table. */
export function DimensionTrend({ dimension, unit }: DimensionTrendProps) {
  const { t } = useTranslation("trends");
  const { slug } = dimension.version;
  const query = useQuery(dimensionTrendQuery(slug, dimension.id, unit.id));
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const { points } = query.data;
  const caption = t("tableCaption", { name: inLanguage(dimension.title) });
  return (
    <>
      <Card title={unit.name}>
        <LatestScore points={points} />
        <Text mb="md" maw={720}>
          {trendSentence(points, t, inLanguage)}
        </Text>
        {points.some(({ figure }) => figure.shown) && (
          <TrendFigure marks={dimensionMarks(query.data)} axis={t("axis.score")} />
        )}
        <LineNotes points={points} />
        <Items dimension={dimension} points={points} />
      </Card>
      <WaveCard caption={caption}>
        <DimensionTable points={points} caption={caption} hasLinks />
      </WaveCard>
    </>
  );
}

/** The questions that the latest piece of the line is the mean of. */
function Items({
  dimension,
  points,
}: {
  readonly dimension: LineDimension;
  readonly points: DimensionTrendView["points"];
}) {
  const { t } = useTranslation("trends");
  const latest = points.at(-1);
  if (latest === undefined) return null;
  const texts = itemTexts(dimension.version, currentLanguage());
  return (
    <>
      <Text size="sm" c="dimmed" mt="md">
        {t(latest.isOnCommonItems ? "commonItems" : "items")}
      </Text>
      <ul className="desk-breaks">
        {latest.items.map((id) => (
          <li key={id}>{texts.get(id)?.title ?? id}</li>
        ))}
      </ul>
    </>
  );
}
