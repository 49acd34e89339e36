import { Anchor, Paper, Skeleton, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { IndicatorView } from "../api/trends.ts";
import { inLanguage } from "../ui/i18n.ts";
import { ErrorState } from "../ui/states.tsx";
import { axisName } from "./axisName.ts";
import { indicatorName } from "./indicatorName.ts";
import { LatestFigure } from "./LatestFigure.tsx";
import { TrendLine } from "./TrendLine.tsx";
import { TrendTable } from "./TrendTable.tsx";
import { targetNow } from "./trendFigures.ts";
import { indicatorMarks } from "./trendMarks.ts";
import { trendQuery } from "./trendQuery.ts";
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
  const { direction } = indicator;
  const marks = data && indicatorMarks(data);
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
        {data && (
          <LatestFigure points={data.points} direction={direction} target={targetNow(data)} />
        )}
        {data && <Text size="sm">{trendSentence(data.points, t, inLanguage)}</Text>}
      </div>
      {data && marks && data.points.some(({ figure }) => figure.shown) && (
        <div className="desk-trend-line">
          {marks.measure === "score" && (
            <Text size="xs" c="dimmed">
              {axisName(marks.measure, direction, t)}
            </Text>
          )}
          <TrendLine marks={marks} height={CHART_HEIGHT} />
          <div className="desk-sr">
            <TrendTable
              points={data.points}
              direction={direction}
              target={targetNow(data)}
              caption={t("tableCaption", { name })}
            />
          </div>
        </div>
      )}
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton height={CHART_HEIGHT} radius="md" aria-hidden />}
    </Paper>
  );
}
