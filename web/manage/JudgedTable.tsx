import { Button, Group, Table, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { amount } from "../../schema/text/numbers.ts";
import type { Baseline } from "../../schema/wire/judgedBy.ts";
import type { WaveView } from "../api/waves.ts";
import { inLanguage } from "../ui/i18n.ts";
import { BaselineDialog } from "./BaselineDialog.tsx";
import { canHaveBaseline, type JudgedRow, judgedRows } from "./judgedRows.ts";
import { percentText } from "./percent.ts";
import { TargetDialog } from "./TargetDialog.tsx";

/** Every indicator with its target and its starting point, and the buttons that change them. */
export function JudgedTable(props: Parameters<typeof judgedRows>[0]) {
  const { t } = useTranslation("programme");
  const [edited, setEdited] = useState<{ row: JudgedRow; what: "baseline" | "target" } | null>(
    null,
  );
  const close = () => setEdited(null);
  return (
    <>
      <Table className="desk-table desk-table-stacked" verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("judged.indicator")}</Table.Th>
            <Table.Th scope="col">{t("judged.target")}</Table.Th>
            <Table.Th scope="col">{t("judged.baseline")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {judgedRows(props).map((row) => (
            <JudgedTableRow
              key={row.indicator.id}
              row={row}
              waves={props.waves}
              onEdit={(what) => setEdited({ row, what })}
            />
          ))}
        </Table.Tbody>
      </Table>
      {edited?.what === "baseline" && <BaselineDialog row={edited.row} onClose={close} />}
      {edited?.what === "target" && <TargetDialog row={edited.row} onClose={close} />}
    </>
  );
}

interface JudgedTableRowProps {
  readonly row: JudgedRow;
  readonly waves: readonly WaveView[];
  readonly onEdit: (what: "baseline" | "target") => void;
}

function JudgedTableRow({ row, waves, onEdit }: JudgedTableRowProps) {
  const { t } = useTranslation("programme");
  const { indicator, baseline, revision } = row;
  const name = inLanguage(indicator.title);
  const lock = baseline === null ? "lock" : "replace";
  return (
    <Table.Tr style={{ verticalAlign: "top" }}>
      <Table.Th scope="row">
        {name}
        <Text size="sm" c="dimmed">
          {inLanguage(revision?.owner ?? indicator.owner)}
        </Text>
      </Table.Th>
      <Table.Td data-label={t("judged.target")}>
        <Text inherit className="desk-numbers">
          {targetText(row, t)}
        </Text>
        <Text size="sm" c="dimmed">
          {dueText(row, t)}
        </Text>
        {revision !== null && (
          <Text size="sm" maw={280}>
            {t("judged.revised", { reason: revision.reason })}
          </Text>
        )}
        {indicator.kind !== "monitor" && (
          <SmallButton
            onClick={() => onEdit("target")}
            label={t("judged.revise")}
            full={t("judged.reviseOf", { name })}
          />
        )}
      </Table.Td>
      <Table.Td data-label={canHaveBaseline(row) ? t("judged.baseline") : ""}>
        {baseline !== null && <BaselineFigure baseline={baseline} waves={waves} />}
        {canHaveBaseline(row) && (
          <>
            {baseline === null && (
              <Text inherit c="dimmed">
                {t(indicator.kind === "change" ? "judged.noBaseline" : "judged.needsNone")}
              </Text>
            )}
            <SmallButton
              onClick={() => onEdit("baseline")}
              label={t(`judged.${lock}`)}
              full={t(`judged.${lock}Of`, { name })}
            />
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function BaselineFigure({
  baseline: { value, numerator, n, wave, period, source },
  waves,
}: {
  readonly baseline: Baseline;
  readonly waves: readonly WaveView[];
}) {
  const { t } = useTranslation("programme");
  const nameOf = (id: string) => waves.find((each) => each.id === id)?.name ?? id;
  return (
    <>
      <Text inherit className="desk-numbers">
        {numerator === null
          ? t("judged.valueOf", { value: percentText(value ?? 0), n: amount(n ?? 0) })
          : t("judged.countsOf", {
              ...{ value: percentText(value ?? 0), x: amount(numerator), n: amount(n ?? 0) },
            })}
      </Text>
      <Text size="sm" c="dimmed" maw={280}>
        {wave !== null
          ? t("judged.fromWave", { name: nameOf(wave) })
          : period !== null
            ? t("judged.fromPeriod", { period })
            : source}
      </Text>
    </>
  );
}

interface SmallButtonProps {
  readonly label: string;
  /** The same with the indicator's name: what a screen reader says. */
  readonly full: string;
  readonly onClick: () => void;
}

const SmallButton = ({ label, full, onClick }: SmallButtonProps) => (
  <Group mt={6}>
    <Button variant="default" size="xs" onClick={onClick} aria-label={full}>
      {label}
    </Button>
  </Group>
);

/** A target in words: a level, a change by its basis, a step, or nothing. */
function targetText(row: JudgedRow, t: TFunction<"programme">): string {
  const { indicator, target, changeBasis } = row;
  if (indicator.kind === "process") return t("judged.held");
  if (target === null) return t("judged.watched");
  if (changeBasis === null) return t("judged.atLeast", { level: percentText(target) });
  return changeBasis === "relative"
    ? t("judged.relative", { change: percentText(target, true) })
    : t("judged.points", { change: percentText(target, true).replace("%", "") });
}

function dueText({ indicator, revision }: JudgedRow, t: TFunction<"programme">): string {
  if (indicator.kind === "monitor") return "";
  const { dueMonth } = indicator;
  return revision?.dueOn ?? (dueMonth === null ? "" : t("judged.dueMonth", { month: dueMonth }));
}
