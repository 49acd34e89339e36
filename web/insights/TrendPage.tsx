import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Unit } from "../../schema/wire/units.ts";
import { type IndicatorView, readIndicators } from "../api/trends.ts";
import { Card } from "../ui/Card.tsx";
import { inLanguage } from "../ui/i18n.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { indicatorName, targetPercentOf } from "./indicatorName.ts";
import { LatestFigure } from "./LatestFigure.tsx";
import { NoUnit } from "./OverviewPage.tsx";
import { trendQuery } from "./TrendCard.tsx";
import { TrendLine } from "./TrendLine.tsx";
import { TrendTable } from "./TrendTable.tsx";
import { trendSentence } from "./trendSentence.ts";
import { trendSeries } from "./trendSeries.ts";
import { UnitSelect } from "./UnitSelect.tsx";
import { useChosenUnit } from "./useChosenUnit.ts";

/** One indicator at one unit over all released waves. */
export function TrendPage() {
  const { t } = useTranslation("trends");
  const { indicator: id = "" } = useParams();
  const { units, unit, choose } = useChosenUnit();
  const indicators = useQuery({
    queryKey: ["indicators"],
    queryFn: readIndicators,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const indicator = indicators.data?.find((one) => one.id === id && one.survey !== null);
  const error = units.error ?? indicators.error;
  return (
    <>
      <Anchor
        component={Link}
        to={unit ? `/overview?unit=${unit.id}` : "/overview"}
        size="sm"
        display="inline-block"
        mb="sm"
      >
        ← {t("back")}
      </Anchor>
      <PageHead
        title={indicator ? indicatorName(indicator, t) : t("title")}
        {...(indicator && { intro: <Facts indicator={indicator} /> })}
        actions={
          units.data && unit ? (
            <UnitSelect units={units.data} value={unit.id} onChange={choose} />
          ) : null
        }
      />
      {error && <ErrorState error={error} onRetry={() => void indicators.refetch()} />}
      {!error && !(units.data && indicators.data) && <Loading />}
      {indicators.data && !indicator && (
        <Empty title={t("unknownIndicatorTitle")}>{t("unknownIndicator")}</Empty>
      )}
      {units.data && indicator && unit === undefined && (
        <NoUnit isRosterEmpty={units.data.length === 0} />
      )}
      {indicator && unit && <Body indicator={indicator} unit={unit} />}
    </>
  );
}

function Facts({ indicator }: { readonly indicator: IndicatorView }) {
  const { t } = useTranslation("trends");
  const percent = targetPercentOf(indicator);
  const months = t("cadence", { months: indicator.cadenceMonths });
  const owner = t("owner", { owner: inLanguage(indicator.owner) });
  return (
    <>
      {[percent === null ? null : t("target", { percent }), months, owner]
        .filter(Boolean)
        .join(" · ")}
    </>
  );
}

function Body({ indicator, unit }: { readonly indicator: IndicatorView; readonly unit: Unit }) {
  const { t } = useTranslation("trends");
  const { data, error, refetch } = useQuery(trendQuery(indicator.id, unit.id));
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.length === 0) return <Empty title={t("noWave")}>{t("sentence.none")}</Empty>;
  const name = indicatorName(indicator, t);
  const { measure } = trendSeries(data);
  const hasPulse = data.some(({ isPulse }) => isPulse);
  return (
    <>
      <Card title={unit.name}>
        <LatestFigure points={data} />
        <Text mb="lg">{trendSentence(data, t)}</Text>
        <Text size="sm" c="dimmed">
          {t(`axis.${measure}`)}
        </Text>
        <TrendLine
          points={data}
          targetPercent={targetPercentOf(indicator)}
          height={300}
          hasValues
        />
        <Text size="sm" c="dimmed" mt="sm" maw={680}>
          {hasPulse && t("pulseMark")} {t("gaps")}
        </Text>
      </Card>
      <Card title={t("table")}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className="desk-scroll" tabIndex={0} aria-label={t("tableCaption", { name })}>
          <TrendTable points={data} caption={t("tableCaption", { name })} hasLinks />
        </section>
      </Card>
    </>
  );
}
