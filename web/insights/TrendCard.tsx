import { Anchor, Paper, Skeleton, Text, Title } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type IndicatorView, readTrend } from "../api/trends.ts";
import { ErrorState } from "../ui/states.tsx";
import { indicatorName, targetPercentOf } from "./indicatorName.ts";
import { LatestFigure } from "./LatestFigure.tsx";
import { TrendLine } from "./TrendLine.tsx";
import { TrendTable } from "./TrendTable.tsx";
import { trendSentence } from "./trendSentence.ts";

interface TrendCardProps {
  readonly indicator: IndicatorView;
  readonly unit: string;
  /** Spans the page. */
  readonly isWide: boolean;
}

const CHART_HEIGHT = 150;

/** One indicator at one unit: where it stands, in a number and in words, and its line. */
export function TrendCard({ indicator, unit, isWide }: TrendCardProps) {
  const { t } = useTranslation("trends");
  const headingId = useId();
  const { data, error, refetch } = useQuery(trendQuery(indicator.id, unit));
  const name = indicatorName(indicator, t);
  return (
    <Paper
      component="section"
      aria-labelledby={headingId}
      className={isWide ? "desk-card desk-trend desk-trend-wide" : "desk-card desk-trend"}
      p={{ base: "md", sm: "lg" }}
    >
      <div>
        <Title order={2} id={headingId} size="h3">
          <Anchor component={Link} to={`/trend/${indicator.id}?unit=${unit}`} inherit>
            {name}
          </Anchor>
        </Title>
        {data && <LatestFigure points={data} />}
        {data && <Text size="sm">{trendSentence(data, t)}</Text>}
      </div>
      {data && data.length > 0 && (
        <div className="desk-trend-line">
          <TrendLine
            points={data}
            targetPercent={targetPercentOf(indicator)}
            height={CHART_HEIGHT}
          />
          <div className="desk-sr">
            <TrendTable points={data} caption={t("tableCaption", { name })} />
          </div>
        </div>
      )}
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton height={CHART_HEIGHT} radius="md" aria-hidden />}
    </Paper>
  );
}

/** The released waves of an indicator at a unit, as a query. */
export const trendQuery = (indicator: string, unit: string) =>
  queryOptions({
    queryKey: ["trend", indicator, unit],
    queryFn: () => readTrend(indicator, unit),
    staleTime: 60_000,
  });
