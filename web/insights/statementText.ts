import type { TFunction } from "i18next";
import type { StatementBody } from "../api/results.ts";

/** One rule in a layman's words, and what it did in this wave. */
export interface StatementRule {
  readonly text: string;
  readonly effect: string;
}

/** What the statement needs to know of its wave. */
export interface StatementWave {
  readonly name: string;
  /** Slug: one rule is of the exit survey alone. */
  readonly survey: string;
  /** null: no breakdown was promised, so no rule of breakdowns applies. */
  readonly cut: string | null;
  /** People invited, where the company shows them. */
  readonly invited?: number | undefined;
}

/** Every rule of a release in words. */
export const statementRules = (
  { rules, k }: Pick<StatementBody, "rules" | "k">,
  { survey, cut }: StatementWave,
  t: TFunction<"results">,
): readonly StatementRule[] => {
  const applies = { cut: cut !== null, exitSize: survey === "exit" };
  const effectOf = ({ rule, hidden }: StatementBody["rules"][number]): string => {
    if (hidden > 0) return t("statementHidden", { n: hidden });
    const isNotHere = (rule === "cut" || rule === "exitSize") && !applies[rule];
    return t(isNotHere ? "statementNotHere" : "statementNothing");
  };
  return rules.map((hiding) => ({
    text: t(`statementRules.${hiding.rule}`, { k }),
    effect: effectOf(hiding),
  }));
};

/** Totals and verdict, as label and value. */
export const statementFacts = (
  { issued, counted, unreadable, atBound, withoutShare, audit }: StatementBody,
  { invited }: StatementWave,
  t: TFunction<"results">,
): readonly (readonly [label: string, value: string])[] => [
  [t("audit"), t(audit === "passed" ? "auditPassed" : "auditNone")],
  ...(invited === undefined ? [] : [[t("invited"), String(invited)] as const]),
  [t("tokensIssued"), String(issued)],
  [t("ballotsCounted"), String(counted)],
  ...(unreadable > 0 ? [[t("unreadable"), String(unreadable)] as const] : []),
  [t("statementAtBound"), String(atBound)],
  ...(withoutShare === null ? [] : [[t("statementShares"), String(withoutShare)] as const]),
];

/** The whole statement as plain text, in the language of `t`. */
export function statementText(
  statement: StatementBody,
  wave: StatementWave,
  t: TFunction<"results">,
): string {
  const rules = statementRules(statement, wave, t).map(
    ({ text, effect }, index) => `${index + 1}. ${text}\n   ${effect}`,
  );
  const facts = statementFacts(statement, wave, t).map(([label, value]) => `- ${label}: ${value}`);
  return [
    `${t("statement")} · ${wave.name}`,
    t("statementIntro"),
    rules.join("\n"),
    t("statementShareRule"),
    t("statementBoundRule"),
    `${t("statementTotals")}\n${facts.join("\n")}`,
    "",
  ].join("\n\n");
}
