import { Switch, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answers } from "../../schema/text/numbers.ts";
import type { SurveyVersionBody } from "../../schema/wire/surveys.ts";
import { Card } from "../ui/Card.tsx";
import { inLanguage } from "../ui/i18n.ts";
import { cutName } from "./cutName.ts";
import { dimensionScoreOf, favourableText, itemScoreOf, type Score, withMark } from "./figures.ts";
import type { UnitRow } from "./unitRows.ts";

interface UnitTableProps {
  readonly rows: readonly UnitRow[];
  readonly scoring: SurveyVersionBody["scoring"];
}

/** Figures by unit in the order of the organisation; no ranking, no colours. */
export function UnitTable({ rows, scoring }: UnitTableProps) {
  const { t } = useTranslation("results");
  const [isCutShown, setIsCutShown] = useState(false);
  const hasCuts = rows.some(({ cell }) => cell.cut !== null);
  const shown = rows.filter(({ cell }) => isCutShown || cell.cut === null);
  return (
    <Card title={t("byUnit")} intro={t("byUnitIntro")}>
      {hasCuts && (
        <Switch
          mb="md"
          label={t("showCuts")}
          checked={isCutShown}
          onChange={(event) => setIsCutShown(event.currentTarget.checked)}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="desk-scroll" tabIndex={0} aria-label={t("tableCaption")}>
        <Table className="desk-table desk-table-sticky" verticalSpacing="sm" horizontalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("unit")}</Table.Th>
              {scoring.anchor !== null && (
                <>
                  <NumberHead text={t("nHeading")} />
                  <NumberHead text={t("satisfied")} />
                  <NumberHead text={t("anchorScore")} />
                </>
              )}
              {scoring.dimensions.map(({ id, title }) => (
                <NumberHead key={id} text={inLanguage(title)} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <Row key={`${row.cell.unit}-${row.cell.cut}`} row={row} scoring={scoring} />
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <Text size="sm" c="dimmed" mt="md" maw={680}>
        {t("notShownWhy")}
      </Text>
    </Card>
  );
}

function Row({ row, scoring }: { row: UnitRow; scoring: SurveyVersionBody["scoring"] }) {
  const { t } = useTranslation("results");
  const { cell, depth } = row;
  const anchor = scoring.anchor === null ? undefined : cell.items[scoring.anchor];
  const score = itemScoreOf(anchor);
  const indent = Math.min(depth, 4) * 16 + (cell.cut === null ? 0 : 16);
  return (
    <Table.Tr>
      <Table.Th
        scope="row"
        style={{ paddingLeft: `calc(var(--mantine-spacing-sm) + ${indent}px)` }}
      >
        {cell.cut === null
          ? row.name
          : t("cutValue", { unit: row.name, cut: cutName(cell.cut, t) })}
      </Table.Th>
      {scoring.anchor !== null && (
        <>
          <Figure value={score ? answers(score.n) : undefined} />
          <Figure value={favourableText(anchor) ?? undefined} />
          <Figure value={scoreText(score)} />
        </>
      )}
      {scoring.dimensions.map(({ id }) => (
        <Figure key={id} value={scoreText(dimensionScoreOf(cell, id))} />
      ))}
    </Table.Tr>
  );
}

const scoreText = (score: Score | null): string | undefined =>
  score === null ? undefined : withMark(score.score, score.bound);

const NumberHead = ({ text }: { readonly text: string }) => (
  <Table.Th scope="col" className="desk-cell-number">
    {text}
  </Table.Th>
);

function Figure({ value }: { readonly value: number | string | undefined }) {
  const { t } = useTranslation("results");
  return (
    <Table.Td className="desk-cell-number">
      {value ?? (
        <Text component="span" size="sm" c="dimmed">
          {t("notShown")}
        </Text>
      )}
    </Table.Td>
  );
}
