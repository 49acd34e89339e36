import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DimensionPointView, TrendPointView } from "../api/trends.ts";

interface LineNotesProps {
  readonly points: readonly (TrendPointView | DimensionPointView)[];
  /** The line of an indicator that has no share here. */
  readonly isOfMeans?: boolean;
}

/** What a line cannot tell: nothing where nothing is shown, little where there is one wave. */
export function LineNotes({ points, isOfMeans = false }: LineNotesProps) {
  const { t } = useTranslation("trends");
  const full = points.filter(({ isPulse }) => !isPulse);
  const shown = full.filter(({ figure }) => figure.shown);
  const notes = [
    ...(points.some(({ figure }) => figure.shown) ? [] : [t("nothingShown")]),
    ...(isOfMeans ? [t("onlyScores")] : []),
    ...(full.length === 1 && shown.length === 1 ? [t("oneWave")] : []),
  ];
  return notes.map((note) => (
    <Text key={note} size="sm" mt="md" maw={720}>
      {note}
    </Text>
  ));
}
