import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { inLanguage } from "../ui/i18n.ts";
import { MarkKey } from "./MarkKey.tsx";
import { TrendLine } from "./TrendLine.tsx";
import { markKinds, type TrendMarks } from "./trendMarks.ts";

interface TrendFigureProps {
  readonly marks: TrendMarks;
  /** What the axis shows, and which end of it is the better one. */
  readonly axis: string;
}

/** A line with what its axis, its marks and its breaks mean, in words. */
export function TrendFigure({ marks, axis }: TrendFigureProps) {
  const { t } = useTranslation("trends");
  return (
    <>
      <Text size="sm" c="dimmed">
        {axis}
      </Text>
      <TrendLine marks={marks} height={320} hasWords />
      {marks.breaks.length > 0 && (
        <ul className="desk-breaks">
          {marks.breaks.map(({ on, kind, sentence }) => (
            <li key={`${on} ${kind}`}>{inLanguage(sentence)}</li>
          ))}
        </ul>
      )}
      <ul className="desk-legend" aria-label={t("legendTitle")}>
        {markKinds(marks).map((kind) => (
          <li key={kind}>
            <MarkKey kind={kind} />
            {t(`legend.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
