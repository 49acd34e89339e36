import { useTranslation } from "react-i18next";
import { percent, percentOf, signed } from "../../schema/text/numbers.ts";
import type { TrendView } from "../api/trends.ts";

type Target = TrendView["targets"][number];
type Change = NonNullable<TrendView["change"]>;

/** What a line is measured by: its baseline, its targets, and the change since last time. */
export function TrendFacts({ trend }: { readonly trend: TrendView }) {
  const { t } = useTranslation("trends");
  const { baseline, targets, change } = trend;
  const words = useFactWords();
  return (
    <dl className="desk-facts desk-trend-facts">
      {change?.evidence && <Fact label={t("sinceLast")} value={words.change(change)} />}
      {targets.some(({ basis }) => basis !== null) && (
        <Fact label={t("baseline")} value={words.baseline(baseline)} />
      )}
      {targets.map((target) => (
        <Fact
          key={target.from ?? ""}
          label={target.to === null ? t("target") : t("oldTarget", { day: target.to })}
          value={words.target(target, baseline !== null && baseline.value !== null)}
        />
      ))}
    </dl>
  );
}

const Fact = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

const points = (fraction: number): string => signed(100 * fraction);

function useFactWords() {
  const { t } = useTranslation("trends");
  const ends = ({ lower, upper }: { lower: number; upper: number }) => ({
    ...{ lower: points(lower), upper: points(upper) },
  });
  return {
    change({ evidence, points: found, relative, relativeInterval }: Change): string {
      const { difference, lower, upper } = found;
      const interval = ends({ lower: lower ?? difference, upper: upper ?? difference });
      // Inside its interval a difference is no news: only the interval is told.
      if (evidence !== "rise" && evidence !== "fall") return t("change.none", interval);
      const said = t(`change.${evidence}`, { points: points(difference), ...interval });
      if (relative === null) return said;
      const value = points(relative);
      return relativeInterval === null
        ? `${said}${t("change.relative", { value })}`
        : `${said}${t("change.relativeWithin", { value, ...ends(relativeInterval) })}`;
    },
    baseline(baseline: TrendView["baseline"]): string {
      if (baseline === null || baseline.value === null) return t("baselineNone");
      const { n, lockedOn: day } = baseline;
      const value = percentOf(baseline.value, n);
      if (n === null) return t("baselineEntered", { value, day });
      // With the count a reader can work out a target that is relative to it.
      const x = Math.round(baseline.value * n);
      const isCounted = Math.abs(baseline.value * n - x) < 1e-6;
      return isCounted
        ? t("baselineCounted", { value, x, n, day })
        : t("baselineOf", { value, n, day });
    },
    target({ wanted, basis, value, isCapped }: Target, hasBaseline: boolean): string {
      if (basis === null) return t("targetIs.level", { value: percent(wanted) });
      const change = t(`targetIs.${basis}`, { wanted: points(wanted) });
      if (value === null) return `${change}${t(hasBaseline ? "targetIs.broken" : "targetIs.open")}`;
      const said = `${change}${t("targetIs.value", { value: percent(value) })}`;
      return isCapped ? `${said}${t("targetIs.capped")}` : said;
    },
  };
}
