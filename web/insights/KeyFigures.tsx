import { Box, Grid, Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answers } from "../../schema/text/numbers.ts";
import type { Cell } from "../api/results.ts";
import {
  favourableBoundsOf,
  favourableOf,
  favourableText,
  itemScoreOf,
  responsePercent,
  withMark,
} from "./figures.ts";

interface KeyFiguresProps {
  readonly cell: Cell;
  /** The frozen global item; null where the survey has none. */
  readonly anchor: string | null;
  readonly anchorTitle: string;
}

/** The company in one look: how many are satisfied, how many answered. */
export function KeyFigures({ cell, anchor, anchorTitle }: KeyFiguresProps) {
  return (
    <Grid gap="lg" mb="lg">
      {anchor !== null && (
        <Grid.Col span={{ base: 12, sm: 7 }}>
          <AnchorFigure figure={cell.items[anchor]} title={anchorTitle} />
        </Grid.Col>
      )}
      <Grid.Col span={{ base: 12, sm: anchor === null ? 12 : 5 }}>
        <ResponseFigure cell={cell} />
      </Grid.Col>
    </Grid>
  );
}

function AnchorFigure({
  figure,
  title,
}: {
  figure: Cell["items"][string] | undefined;
  title: string;
}) {
  const { t } = useTranslation("results");
  const favourable = favourableOf(figure);
  const score = itemScoreOf(figure);
  if (favourable !== null || favourableBoundsOf(figure) !== null) {
    return (
      <Figure label={t("satisfied")} value={favourableText(figure)} isLarge>
        <Text>{satisfiedSentence()}</Text>
        <Text c="dimmed" size="sm" mt="xs">
          {title}
        </Text>
      </Figure>
    );
  }
  return (
    <Figure
      label={t("anchorScore")}
      value={score === null ? null : withMark(score.score, score.bound)}
      isLarge
    >
      {score !== null && <Text>{t("n", { n: answers(score.n) })}</Text>}
      <Text c="dimmed" size="sm" mt="xs">
        {title}
      </Text>
      <Text c="dimmed" size="sm">
        {t("anchorScoreHint")}
      </Text>
    </Figure>
  );

  function satisfiedSentence(): string {
    if (favourable === null) return t("satisfiedAlike");
    const { n, favourable: count, bound } = favourable;
    if (bound === undefined) return t("satisfiedOf", { n, favourable: count });
    const key = bound === "atLeast" ? "satisfiedAtLeast" : "satisfiedAtMost";
    return t(key, { n, favourable: count });
  }
}

function ResponseFigure({ cell }: { readonly cell: Cell }) {
  const { t } = useTranslation("results");
  const percent = responsePercent(cell);
  const { invited, ballots } = cell;
  const isCounted = invited !== undefined && ballots !== undefined;
  return (
    <Figure label={t("responseRate")} value={percent === null ? null : `${percent}%`}>
      {isCounted && <Text>{t("responseRateOf", { invited, ballots: answers(ballots) })}</Text>}
    </Figure>
  );
}

interface FigureProps {
  readonly label: string;
  /** null: not shown. */
  readonly value: string | null;
  readonly isLarge?: boolean;
  readonly children: ReactNode;
}

function Figure({ label, value, isLarge, children }: FigureProps) {
  const { t } = useTranslation("results");
  return (
    <Paper className="desk-card" p={{ base: "md", sm: "xl" }} h="100%">
      <Text c="dimmed" fw={550}>
        {label}
      </Text>
      {value === null ? (
        <Text className="desk-figure-words">{t("notShown")}</Text>
      ) : (
        <Text className={isLarge ? "desk-figure" : "desk-figure-small"} my={4}>
          {value}
        </Text>
      )}
      <Box>{children}</Box>
    </Paper>
  );
}
