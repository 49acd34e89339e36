import { Alert, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { readIndicators } from "../api/trends.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { useActor } from "../ui/session.ts";
import { ErrorState, Loading } from "../ui/states.tsx";
import { KEY_INDICATORS } from "./indicatorName.ts";
import { NoUnit } from "./NoUnit.tsx";
import { TrendCard } from "./TrendCard.tsx";
import { trendQuery } from "./trendQuery.ts";
import { UnitSelect } from "./UnitSelect.tsx";
import { useChosenUnit } from "./useChosenUnit.ts";

/** Where the satisfaction indicators stand at one unit. */
export function OverviewPage() {
  const { t } = useTranslation("trends");
  const { role, units: led } = useActor();
  const { units, unit, likely, choose } = useChosenUnit();
  useEarlyTrends(likely);
  const indicators = useQuery({
    queryKey: ["indicators"],
    queryFn: readIndicators,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const error = units.error ?? indicators.error;
  const retry = () => {
    void units.refetch();
    void indicators.refetch();
  };
  const shown = KEY_INDICATORS.flatMap(
    (id) => indicators.data?.filter((indicator) => indicator.id === id) ?? [],
  );
  return (
    <>
      <PageHead
        title={t("title")}
        intro={t("intro")}
        actions={
          units.data && unit ? (
            <UnitSelect units={units.data} value={unit.id} onChange={choose} />
          ) : null
        }
      />
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && !(units.data && indicators.data) && <Loading />}
      {role === "manager" && led.length === 0 && (
        <Alert variant="outline" color="gray" mb="lg" title={t("noUnitsTitle")}>
          {t("noUnits")}
        </Alert>
      )}
      {units.data && unit === undefined && <NoUnit isRosterEmpty={units.data.length === 0} />}
      {unit && indicators.data && (
        <>
          <div className="desk-trends">
            {shown.map((indicator, i) => (
              <TrendCard key={indicator.id} indicator={indicator} unit={unit.id} isWide={i === 0} />
            ))}
          </div>
          <Text size="sm" c="dimmed" mt="lg" maw={680}>
            {t("reading")}
          </Text>
        </>
      )}
    </>
  );
}

/** Asks for the lines at once where the unit is known before the tree of units has come. */
function useEarlyTrends(unit: string | null): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (unit === null) return;
    for (const id of KEY_INDICATORS) void queryClient.prefetchQuery(trendQuery(id, unit));
  }, [queryClient, unit]);
}
