import type { TFunction } from "i18next";
import type { StatementBody } from "../api/results.ts";

/** One rule in a layman's words, and what it did in this wave. */
export interface StatementRule {
  readonly text: string;
  readonly effect: string;
}

/** Every rule of a release in words. */
export const statementRules = (
  { rules, k }: Pick<StatementBody, "rules" | "k">,
  t: TFunction<"results">,
): readonly StatementRule[] =>
  rules.map(({ rule, hidden }) => ({
    text: t(`statementRules.${rule}`, { k }),
    effect: hidden === 0 ? t("statementNothing") : t("statementHidden", { n: hidden }),
  }));

/** Totals and verdict, as label and value. */
export const statementFacts = (
  { issued, counted, unreadable, atBound, audit }: StatementBody,
  t: TFunction<"results">,
): readonly (readonly [label: string, value: string])[] => [
  [t("audit"), t(audit === "passed" ? "auditPassed" : "auditNone")],
  [t("tokensIssued"), String(issued)],
  [t("ballotsCounted"), String(counted)],
  ...(unreadable > 0 ? [[t("unreadable"), String(unreadable)] as const] : []),
  [t("statementAtBound"), String(atBound)],
];

/** The whole statement as plain text, in the language of `t`. */
export function statementText(
  statement: StatementBody,
  waveName: string,
  t: TFunction<"results">,
): string {
  const rules = statementRules(statement, t).map(
    ({ text, effect }, index) => `${index + 1}. ${text}\n   ${effect}`,
  );
  const facts = statementFacts(statement, t).map(([label, value]) => `- ${label}: ${value}`);
  return [
    `${t("statement")} · ${waveName}`,
    t("statementIntro"),
    rules.join("\n"),
    t("statementBoundRule"),
    `${t("statementTotals")}\n${facts.join("\n")}`,
    "",
  ].join("\n\n");
}
