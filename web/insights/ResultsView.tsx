import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SurveyVersionBody } from "../../schema/wire/surveys.ts";
import type { Unit } from "../../schema/wire/units.ts";
import type { ResultsBody } from "../api/results.ts";
import { Card } from "../ui/Card.tsx";
import { currentLanguage, inLanguage } from "../ui/i18n.ts";
import { Empty } from "../ui/states.tsx";
import { type CommentActions, CommentList } from "./CommentList.tsx";
import { dimensionScoreOf } from "./figures.ts";
import { ItemDetails } from "./ItemDetails.tsx";
import { isNothingShown } from "./isNothingShown.ts";
import { itemTexts } from "./itemTexts.ts";
import { KeyFigures } from "./KeyFigures.tsx";
import { ScoreBar } from "./ScoreBar.tsx";
import { UnitTable } from "./UnitTable.tsx";
import { companyCell, unitRows } from "./unitRows.ts";

interface ResultsViewProps {
  readonly results: ResultsBody;
  readonly version: SurveyVersionBody;
  /** Empty for the public, who see the company only. */
  readonly units: readonly Unit[];
  /** What HR may do with a comment. */
  readonly commentActions?: CommentActions;
  /** Stands before the comments, which may be many. */
  readonly beforeComments?: ReactNode;
}

/** A wave's figures: the company first, then units, questions and comments. */
export function ResultsView({
  results,
  version,
  units,
  commentActions,
  beforeComments,
}: ResultsViewProps) {
  const { t } = useTranslation("results");
  const company = companyCell(results.cells, units);
  if (company === undefined) return <Text>{t("empty")}</Text>;
  if (isNothingShown(results)) {
    return (
      <>
        <Empty title={t("nothingShownTitle")}>{t("nothingShown")}</Empty>
        {beforeComments}
      </>
    );
  }
  const { scoring } = version;
  const texts = itemTexts(version, currentLanguage());
  const rows = unitRows(results.cells, units, currentLanguage());
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const nameOf = (unit: string) => names.get(unit) ?? (unit === company.unit ? t("company") : unit);
  const anchorTitle = scoring.anchor === null ? "" : (texts.get(scoring.anchor)?.title ?? "");
  return (
    <>
      {!results.onePerPerson && <Text mb="md">{t("openChannel")}</Text>}
      <KeyFigures cell={company} anchor={scoring.anchor} anchorTitle={anchorTitle} />
      {scoring.dimensions.length > 0 && (
        <Card title={t("dimensions")} intro={t("dimensionsIntro")}>
          <ul className="desk-list">
            {scoring.dimensions.map(({ id, title }) => (
              <ScoreBar key={id} label={inLanguage(title)} score={dimensionScoreOf(company, id)} />
            ))}
          </ul>
        </Card>
      )}
      {rows.length > 1 && <UnitTable rows={rows} scoring={scoring} />}
      <ItemDetails
        rows={rows.filter(({ cell }) => cell.cut === null)}
        scoring={scoring}
        texts={texts}
      />
      {beforeComments}
      <CommentList
        comments={results.comments}
        nameOf={nameOf}
        texts={texts}
        actions={commentActions}
      />
      {rows.length <= 1 && (
        <Text size="sm" c="dimmed" maw={680}>
          {t("notShownWhy")}
        </Text>
      )}
    </>
  );
}
