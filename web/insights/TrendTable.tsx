import { Anchor, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DimensionPointView, TrendPointView } from "../api/trends.ts";
import { inLanguage } from "../ui/i18n.ts";
import {
  answeredText,
  dimensionScore,
  rangeText,
  scoreIntervalText,
  scoreOf,
  scoreText,
  shareText,
} from "./trendFigures.ts";

interface TableProps<P> {
  readonly points: readonly P[];
  readonly caption: string;
  /** Names lead to the wave's results. */
  readonly hasLinks?: boolean;
}

/** The waves of an indicator's line as a table, the latest first, each with its sentence. */
export function TrendTable({
  direction,
  target,
  ...table
}: TableProps<TrendPointView> & {
  readonly direction: "up" | "down" | "none";
  /** That the shares are read beside, a fraction; null where there is none. */
  readonly target: number | null;
}) {
  const { t } = useTranslation("trends");
  const columns: readonly Column<TrendPointView>[] = [
    {
      head: t(direction === "down" ? "counted" : "share"),
      cell: (point) => shareText(point, target),
    },
    {
      head: t("interval"),
      cell: ({ share }) => share && rangeText(share.interval),
      isBlankWhenNone: true,
    },
    // The item behind a share that should be rare is a choice, which has no mean.
    ...(direction === "down"
      ? []
      : [{ head: t("score"), cell: (point: TrendPointView) => scoreText(scoreOf(point)) }]),
  ];
  return <WaveTable {...table} columns={columns} />;
}

/** The waves of a dimension's line, alike. */
export function DimensionTable(table: TableProps<DimensionPointView>) {
  const { t } = useTranslation("trends");
  const columns: readonly Column<DimensionPointView>[] = [
    { head: t("score"), cell: (point) => scoreText(dimensionScore(point)) },
    {
      head: t("interval"),
      cell: (point) => scoreIntervalText(dimensionScore(point)),
      isBlankWhenNone: true,
    },
  ];
  return <WaveTable {...table} columns={columns} />;
}

interface Column<P> {
  readonly head: string;
  /** null: nothing is shown. */
  readonly cell: (point: P) => string | null;
  /** Where none is a matter of course, a dash says enough; the sentence says why. */
  readonly isBlankWhenNone?: boolean;
}

function WaveTable<P extends TrendPointView | DimensionPointView>({
  points,
  caption,
  hasLinks = false,
  columns,
}: TableProps<P> & { readonly columns: readonly Column<P>[] }) {
  const { t } = useTranslation("trends");
  return (
    <Table
      className={hasLinks ? "desk-table desk-table-words" : "desk-table"}
      verticalSpacing="sm"
      aria-label={caption}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("wave")}</Table.Th>
          <Table.Th scope="col">{t("closedOn")}</Table.Th>
          <NumberHead text={t("answers")} />
          {columns.map(({ head }) => (
            <NumberHead key={head} text={head} />
          ))}
          <Table.Th scope="col">{t("inWords")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {points.toReversed().map((point) => (
          <Table.Tr key={point.wave}>
            <WaveName point={point} hasLink={hasLinks} />
            <Table.Td style={{ whiteSpace: "nowrap" }}>{point.closesOn}</Table.Td>
            <Cell text={answeredText(point)} none={t("notShown")} />
            {columns.map(({ head, cell, isBlankWhenNone }) => (
              <Cell key={head} text={cell(point)} none={isBlankWhenNone ? "–" : t("notShown")} />
            ))}
            <Table.Td miw={280}>{inLanguage(point.sentence)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface WaveNameProps {
  readonly point: TrendPointView | DimensionPointView;
  readonly hasLink: boolean;
}

function WaveName({ point, hasLink }: WaveNameProps) {
  const { t } = useTranslation("trends");
  const { wave, name, version, onePerPerson, isPulse } = point;
  const isBaseline = "isBaseline" in point && point.isBaseline;
  const notes = [
    t("version", { version }),
    ...(isPulse ? [t("pulse")] : []),
    ...(isBaseline ? [t("baseline")] : []),
    ...(onePerPerson ? [] : [t("openLink")]),
  ];
  return (
    <Table.Th scope="row" miw={140}>
      {hasLink ? (
        <Anchor component={Link} to={`/results/${wave}`}>
          {name}
        </Anchor>
      ) : (
        name
      )}
      <Text component="span" display="block" size="sm" c="dimmed" fw={400}>
        {notes.join(" · ")}
      </Text>
    </Table.Th>
  );
}

const NumberHead = ({ text }: { readonly text: string }) => (
  <Table.Th scope="col" className="desk-cell-number">
    {text}
  </Table.Th>
);

const Cell = ({ text, none }: { readonly text: string | null; readonly none: string }) => (
  <Table.Td className="desk-cell-number">
    {text ?? (
      <Text component="span" size="sm" c="dimmed">
        {none}
      </Text>
    )}
  </Table.Td>
);
