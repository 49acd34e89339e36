import { Anchor, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import type { Unit } from "../../schema/wire/units.ts";
import { type IndicatorView, readIndicators } from "../api/trends.ts";
import { inLanguage } from "../ui/i18n.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { DimensionTrend } from "./DimensionTrend.tsx";
import { IndicatorTrend } from "./IndicatorTrend.tsx";
import { indicatorName } from "./indicatorName.ts";
import { LineSelect } from "./LineSelect.tsx";
import { useLineDimensions } from "./lineDimensions.ts";
import { NoUnit } from "./NoUnit.tsx";
import { trendQuery } from "./trendQuery.ts";
import { UnitSelect } from "./UnitSelect.tsx";
import { useChosenUnit, withParameter } from "./useChosenUnit.ts";

/** One indicator, or a dimension of its survey, at one unit over all released waves. */
export function TrendPage() {
  const { t } = useTranslation("trends");
  const { indicator: id = "" } = useParams();
  const { units, unit } = useChosenUnit();
  const indicators = useQuery({
    queryKey: ["indicators"],
    queryFn: readIndicators,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const indicator = indicators.data?.find((one) => one.id === id && one.survey !== null);
  const error = units.error ?? indicators.error;
  const retry = () => {
    void units.refetch();
    void indicators.refetch();
  };
  return (
    <>
      <Text size="sm" mb="sm" className="desk-no-print">
        <Anchor component={Link} to={unit ? `/overview?unit=${unit.id}` : "/overview"} inherit>
          ← {t("back")}
        </Anchor>
      </Text>
      {units.data && indicator && unit ? (
        <Line indicator={indicator} units={units.data} unit={unit} />
      ) : (
        <PageHead title={indicator ? indicatorName(indicator, t) : t("title")} />
      )}
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && !(units.data && indicators.data) && <Loading />}
      {indicators.data && !indicator && (
        <Empty title={t("unknownIndicatorTitle")}>{t("unknownIndicator")}</Empty>
      )}
      {units.data && indicator && unit === undefined && (
        <NoUnit isRosterEmpty={units.data.length === 0} />
      )}
    </>
  );
}

interface LineProps {
  readonly indicator: IndicatorView;
  readonly units: readonly Unit[];
  readonly unit: Unit;
}

/** The head with what can be chosen, and the line chosen. */
function Line({ indicator, units, unit }: LineProps) {
  const { t } = useTranslation("trends");
  const { choose } = useChosenUnit();
  const [search, setSearch] = useSearchParams();
  const asked = search.get("dimension");
  const trend = useQuery(trendQuery(indicator.id, unit.id));
  const lines = useLineDimensions(trend.data?.points ?? []);
  const dimension = lines.dimensions.find(({ id }) => id === asked);
  const name = indicatorName(indicator, t);
  const isKnown = asked === null || dimension !== undefined;
  const isPending = trend.isPending || (asked !== null && lines.isPending);
  const error = trend.error ?? (asked === null ? null : lines.error);
  return (
    <>
      <PageHead
        title={dimension ? inLanguage(dimension.title) : name}
        intro={
          dimension
            ? t("dimensionIntro", { survey: inLanguage(dimension.version.title) })
            : `${t("cadence", { months: indicator.cadenceMonths })} · ${t("owner", { owner: inLanguage(indicator.owner) })}`
        }
        actions={
          <Group gap="md" align="flex-end" className="desk-no-print">
            {lines.dimensions.length > 0 && (
              <LineSelect
                dimensions={lines.dimensions}
                value={dimension?.id ?? null}
                onChange={(chosen) =>
                  setSearch(withParameter(search, "dimension", chosen), { replace: true })
                }
              />
            )}
            <UnitSelect units={units} value={unit.id} onChange={choose} />
          </Group>
        }
      />
      {isPending && !error && <Loading />}
      {error && (
        <ErrorState
          error={error}
          onRetry={() => {
            void trend.refetch();
            lines.retry();
          }}
        />
      )}
      {!isPending && !error && !isKnown && (
        <Empty title={t("unknownDimensionTitle")}>{t("unknownDimension")}</Empty>
      )}
      {asked === null && trend.data && (
        <IndicatorTrend indicator={indicator} unit={unit} trend={trend.data} />
      )}
      {dimension && <DimensionTrend dimension={dimension} unit={unit} />}
    </>
  );
}
