import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readStatement } from "../api/results.ts";
import { Card } from "../ui/Card.tsx";

/** What each rule hid, and the totals that everybody can check. */
export function StatementCard({ waveId }: { readonly waveId: string }) {
  const { t } = useTranslation("results");
  const { t: tw } = useTranslation("waves");
  const { data } = useQuery({
    queryKey: ["statement", waveId],
    queryFn: () => readStatement(waveId),
  });
  if (data === undefined) return null;
  return (
    <Card title={t("statement")} intro={t("statementIntro")}>
      <dl className="desk-facts desk-numbers">
        <Fact label={t("tokensIssued")} value={data.issued} />
        <Fact label={t("ballotsCounted")} value={data.counted} />
        {data.unreadable > 0 && <Fact label={t("unreadable")} value={data.unreadable} />}
        <Fact label={t("audit")} value={t(data.audit === "passed" ? "auditPassed" : "auditNone")} />
        {data.rules.map(({ rule, hidden }) => (
          <Fact key={rule} label={tw(`preview.rules.${rule}`)} value={hidden} />
        ))}
      </dl>
    </Card>
  );
}

const Fact = ({ label, value }: { readonly label: string; readonly value: number | string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
