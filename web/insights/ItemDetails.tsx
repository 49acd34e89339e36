import { Accordion, NativeSelect, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SurveyVersionBody } from "../../schema/wire/surveys.ts";
import type { Cell } from "../api/results.ts";
import { Card } from "../ui/Card.tsx";
import { inLanguage } from "../ui/i18n.ts";
import { cutName } from "./cutName.ts";
import { countsOf, favourableOf, favourableText, itemScoreOf } from "./figures.ts";
import type { ItemText } from "./itemTexts.ts";
import { ScoreBar } from "./ScoreBar.tsx";
import type { UnitRow } from "./unitRows.ts";

interface ItemDetailsProps {
  readonly rows: readonly UnitRow[];
  readonly scoring: SurveyVersionBody["scoring"];
  readonly texts: ReadonlyMap<string, ItemText>;
}

/** Every question of a chosen unit, folded away by dimension. */
export function ItemDetails({ rows, scoring, texts }: ItemDetailsProps) {
  const { t } = useTranslation("results");
  const [chosen, setChosen] = useState(0);
  const cell = (rows[chosen] ?? rows[0])?.cell;
  if (cell === undefined) return null;
  const inDimensions = new Set(scoring.dimensions.flatMap(({ items }) => items));
  const others = scoring.items.filter(({ id, kind }) => !inDimensions.has(id) && kind !== "text");
  const groups = [
    { id: "", title: t("otherItems"), items: others.map(({ id }) => id) },
    ...scoring.dimensions.map(({ id, title, items }) => ({ id, title: inLanguage(title), items })),
  ].filter(({ items }) => items.some((item) => cell.items[item] !== undefined));
  return (
    <Card title={t("items")} intro={t("itemsIntro")}>
      {rows.length > 1 && (
        <NativeSelect
          label={t("unit")}
          value={String(chosen)}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          data={rows.map((row, i) => ({ value: String(i), label: rowLabel(row, t) }))}
          maw={360}
          mb="md"
        />
      )}
      <Accordion multiple variant="separated" order={3}>
        {groups.map((group) => (
          <Accordion.Item key={group.id} value={group.id || "other"}>
            <Accordion.Control>{group.title}</Accordion.Control>
            <Accordion.Panel>
              <ul className="desk-list">
                {group.items.map((item) => (
                  <Item key={item} figure={cell.items[item]} text={texts.get(item)} id={item} />
                ))}
              </ul>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Card>
  );
}

function rowLabel(
  { cell, name, depth }: UnitRow,
  t: ReturnType<typeof useTranslation<"results">>["t"],
) {
  const label = cell.cut === null ? name : t("cutValue", { unit: name, cut: cutName(cell.cut, t) });
  return `${"　".repeat(Math.min(depth, 4))}${label}`;
}

interface ItemProps {
  readonly id: string;
  readonly figure: Cell["items"][string] | undefined;
  readonly text: ItemText | undefined;
}

function Item({ id, figure, text }: ItemProps) {
  const { t } = useTranslation("results");
  const title = text?.title ?? id;
  // Other kinds of questions are published for the company only.
  if (figure === undefined) return null;
  const counted = countsOf(figure);
  if (counted !== null) {
    return (
      <li>
        <Table className="desk-table" mb="md" captionSide="top">
          <Table.Caption ta="left" c="var(--mantine-color-text)" fz="md">
            {title}{" "}
            <Text component="span" size="sm" c="dimmed">
              {t("n", { n: counted.n })}
            </Text>
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("option")}</Table.Th>
              <Table.Th scope="col" className="desk-cell-number">
                {t("people")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {counted.counts.map(({ options, n }) => (
              <Table.Tr key={options.join()}>
                <Table.Th scope="row">
                  {options.map((code) => text?.optionText(code) ?? code).join(" / ")}
                </Table.Th>
                <Table.Td className="desk-cell-number">{n}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </li>
    );
  }
  const favourable = favourableOf(figure);
  const share =
    favourable && favourable.bound === undefined
      ? t("favourableOf", favourable)
      : favourableText(figure);
  const aside = share && `${t("favourable")} ${share}`;
  return <ScoreBar label={title} score={itemScoreOf(figure)} aside={aside} isWide />;
}
