import { Anchor, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { TrendPointView } from "../api/trends.ts";
import { favourableOf, itemScoreOf } from "./figures.ts";
import { answersText } from "./trendSentence.ts";

interface TrendTableProps {
  readonly points: readonly TrendPointView[];
  readonly caption: string;
  /** Names lead to the wave's results. */
  readonly hasLinks?: boolean;
}

/** The waves of a line as a table, the latest first. */
export function TrendTable({ points, caption, hasLinks = false }: TrendTableProps) {
  const { t } = useTranslation("trends");
  return (
    <Table
      className="desk-table"
      verticalSpacing="sm"
      aria-label={caption}
      {...(hasLinks && { miw: 620 })}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("wave")}</Table.Th>
          <Table.Th scope="col">{t("closedOn")}</Table.Th>
          <NumberHead text={t("answers")} />
          <NumberHead text={t("share")} />
          <NumberHead text={t("score")} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {points.toReversed().map((point) => (
          <Row key={point.wave} point={point} hasLink={hasLinks} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ point, hasLink }: { readonly point: TrendPointView; readonly hasLink: boolean }) {
  const { t } = useTranslation("trends");
  const { wave, name, closesOn, isPulse, figure } = point;
  const score = itemScoreOf(figure);
  const favourable = favourableOf(figure);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {hasLink ? (
          <Anchor component={Link} to={`/results/${wave}`}>
            {name}
          </Anchor>
        ) : (
          name
        )}
        {isPulse && (
          <Text component="span" size="sm" c="dimmed" fw={400} ml={8}>
            {t("pulse")}
          </Text>
        )}
      </Table.Th>
      <Table.Td style={{ whiteSpace: "nowrap" }}>{closesOn}</Table.Td>
      <Cell text={score && answersText(score.n)} />
      <Cell text={favourable && `${favourable.percent}%`} />
      <Cell text={score && String(score.score)} />
    </Table.Tr>
  );
}

const NumberHead = ({ text }: { readonly text: string }) => (
  <Table.Th scope="col" className="desk-cell-number">
    {text}
  </Table.Th>
);

function Cell({ text }: { readonly text: string | null }) {
  const { t } = useTranslation("trends");
  return (
    <Table.Td className="desk-cell-number">
      {text ?? (
        <Text component="span" size="sm" c="dimmed">
          {t("notShown")}
        </Text>
      )}
    </Table.Td>
  );
}
