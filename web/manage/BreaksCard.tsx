import { Button, Table, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SeriesBreak } from "../../schema/wire/judgedBy.ts";
import { readBreaks, removeBreak } from "../api/programme.ts";
import { readUnits } from "../api/results.ts";
import { readIndicators } from "../api/trends.ts";
import { Card } from "../ui/Card.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { currentLanguage, inLanguage } from "../ui/i18n.ts";
import { notifyDone, notifyFailed } from "../ui/notify.ts";
import { problemText } from "../ui/problemText.ts";
import { ErrorState, Loading } from "../ui/states.tsx";
import { BreakDialog } from "./BreakDialog.tsx";

/** The days across which lines are not compared, as HR entered them. */
export function BreaksCard() {
  const { t } = useTranslation("programme");
  const breaks = useQuery({ queryKey: ["breaks"], queryFn: readBreaks });
  const units = useQuery({ queryKey: ["units"], queryFn: readUnits });
  const indicators = useQuery({ queryKey: ["indicators"], queryFn: readIndicators });
  const [isEntering, setIsEntering] = useState(false);
  const failed = [breaks, units, indicators].find(({ error }) => error !== null);
  const indicatorName = (id: string) => {
    const title = indicators.data?.find((one) => one.id === id)?.title;
    return title === undefined ? id : inLanguage(title);
  };
  const placeOf = ({ indicator, unit }: SeriesBreak) =>
    indicator === null
      ? (units.data?.find(({ id }) => id === unit)?.path ?? t("breaks.unitGone"))
      : indicatorName(indicator);
  return (
    <Card title={t("breaks.title")} intro={t("breaks.intro")}>
      {failed?.error && <ErrorState error={failed.error} onRetry={() => failed.refetch()} />}
      {!failed && !(breaks.data && units.data && indicators.data) && <Loading rows={1} />}
      {breaks.data && units.data && indicators.data && (
        <>
          {breaks.data.length === 0 ? (
            <Text c="dimmed">{t("breaks.none")}</Text>
          ) : (
            <BreakTable breaks={breaks.data} placeOf={placeOf} />
          )}
          <Button variant="default" mt="md" onClick={() => setIsEntering(true)}>
            {t("breaks.enter")}
          </Button>
          {isEntering && (
            <BreakDialog
              units={units.data}
              nameOf={indicatorName}
              onClose={() => setIsEntering(false)}
            />
          )}
        </>
      )}
    </Card>
  );
}

const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium" }).format(new Date(instant));

interface BreakTableProps {
  readonly breaks: readonly SeriesBreak[];
  readonly placeOf: (one: SeriesBreak) => string;
}

function BreakTable({ breaks, placeOf }: BreakTableProps) {
  const { t } = useTranslation("programme");
  const { t: td } = useTranslation("desk");
  const queryClient = useQueryClient();
  const [removed, setRemoved] = useState<SeriesBreak | null>(null);
  const remove = useMutation({
    mutationFn: removeBreak,
    onSuccess: () => notifyDone(t("breaks.removed")),
    onError: (error) => notifyFailed(problemText(error, td)),
    onSettled: async () => {
      setRemoved(null);
      await queryClient.invalidateQueries({ queryKey: ["breaks"] });
    },
  });
  return (
    <>
      <Table className="desk-table desk-table-stacked" verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("breaks.on")}</Table.Th>
            <Table.Th scope="col">{t("breaks.kind")}</Table.Th>
            <Table.Th scope="col">{t("breaks.place")}</Table.Th>
            <Table.Th scope="col">{t("breaks.note")}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {breaks.toReversed().map((one) => (
            <Table.Tr key={one.id} style={{ verticalAlign: "top" }}>
              <Table.Th scope="row" className="desk-numbers" style={{ whiteSpace: "nowrap" }}>
                {one.on}
              </Table.Th>
              <Table.Td data-label={t("breaks.kind")}>{t(`breaks.kinds.${one.kind}`)}</Table.Td>
              <Table.Td data-label={t("breaks.place")}>{placeOf(one)}</Table.Td>
              <Table.Td data-label={t("breaks.note")}>
                {one.note}
                <Text size="sm" c="dimmed">
                  {t("breaks.by", { name: one.enteredBy, day: dayOf(one.enteredAt) })}
                </Text>
              </Table.Td>
              <Table.Td data-label="">
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => setRemoved(one)}
                  aria-label={t("breaks.removeOf", { on: one.on, place: placeOf(one) })}
                >
                  {t("breaks.remove")}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <ConfirmDialog
        isOpen={removed !== null}
        title={t("breaks.removeTitle")}
        text={t("breaks.removeText")}
        yes={t("breaks.remove")}
        isBusy={remove.isPending}
        onYes={() => removed !== null && remove.mutate(removed.id)}
        onClose={() => setRemoved(null)}
      />
    </>
  );
}
