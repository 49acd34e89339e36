import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { answers } from "../../schema/text/numbers.ts";
import { type Score, withMark } from "./figures.ts";

interface ScoreBarProps {
  readonly label: string;
  readonly score: Score | null;
  /** Favourable answers, where shown. */
  readonly aside?: string | null;
  /** Leaves more room for a long label. */
  readonly isWide?: boolean;
}

/** One score as a plain bar from 0 to 100 with its number; all bars have one colour. */
export function ScoreBar({ label, score, aside, isWide }: ScoreBarProps) {
  const { t } = useTranslation("results");
  return (
    <li className={isWide ? "desk-bar-row desk-bar-row-wide" : "desk-bar-row"}>
      <Text component="span">{label}</Text>
      <div className={score ? "desk-bar-track" : "desk-bar-track desk-bar-track-none"} aria-hidden>
        {score && <div className="desk-bar-fill" style={{ width: `${score.score}%` }} />}
      </div>
      <span className="desk-numbers" style={{ textAlign: "right" }}>
        {score ? (
          <>
            <Text component="span" fw={650} fz="lg" aria-hidden>
              {withMark(score.score, score.bound)}
            </Text>
            <span className="desk-sr">{t(spoken(score.bound), { score: score.score })}</span>
            <Text component="span" size="sm" c="dimmed" ml={8} style={{ whiteSpace: "nowrap" }}>
              {t("n", { n: answers(score.n) })}
            </Text>
            {score.interval && (
              <Text component="span" size="sm" c="dimmed" display="block">
                {t("interval", { low: score.interval[0], high: score.interval[1] })}
              </Text>
            )}
            {aside && (
              <Text component="span" size="sm" c="dimmed" display="block">
                {aside}
              </Text>
            )}
          </>
        ) : (
          <Text component="span" c="dimmed" size="sm">
            {t("notShown")}
          </Text>
        )}
      </span>
    </li>
  );
}

const spoken = (bound: Score["bound"]) => {
  if (bound === undefined) return "outOf100";
  return bound === "atLeast" ? "atLeastOf100" : "atMostOf100";
};
