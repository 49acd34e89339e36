import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SuggestionSummaryView } from "../api/suggestions.ts";
import { Card } from "../ui/Card.tsx";
import { CopyText } from "../ui/CopyText.tsx";
import { Fact } from "./Fact.tsx";

/** Where employees write, and how the box has done in the last twelve months. */
export function SuggestionFigures({ summary }: { readonly summary: SuggestionSummaryView }) {
  const { t } = useTranslation("suggestions");
  const { year } = summary;
  const { received, rate, strictRate, medianDaysToAnswer, openOverdue } = year;
  const rateText = (share: number | null) => {
    const { denominator } = year;
    if (share === null) return t("noRate");
    const adopted = Math.round(share * denominator);
    return t("rateOf", { percent: Math.round(share * 100), adopted, denominator });
  };
  return (
    <Card title={t("year")}>
      <dl className="desk-facts">
        <Fact label={t("figures.received")}>{received}</Fact>
        <Fact label={t("figures.rate")}>{rateText(rate)}</Fact>
        <Fact label={t("figures.strictRate")}>{rateText(strictRate)}</Fact>
        <Fact label={t("figures.medianDays")}>{medianDaysToAnswer ?? t("noRate")}</Fact>
        <Fact label={t("figures.overdue")}>{openOverdue}</Fact>
        <Fact label={t("addressLabel")} isWide>
          <CopyText text={`${window.location.origin}/suggest`} label={t("addressLabel")} />
          <Text size="sm" c="dimmed" mt={4}>
            {t("addressHint")}
          </Text>
        </Fact>
      </dl>
    </Card>
  );
}
