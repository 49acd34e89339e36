import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import { Card } from "../ui/Card.tsx";
import { groupBy } from "../ui/groupBy.ts";
import type { HiddenPlace } from "./hiddenPlaces.ts";

interface HiddenTableProps {
  readonly hidden: readonly HiddenPlace[];
  readonly units: readonly Unit[];
  /** Of one unit, as its manager will see it, and not of the whole release. */
  readonly isOneUnit?: boolean;
}

/** So many units are named; more would bury the rule. */
const NAMED_UNITS = 6;

/** What will not be shown, and by which rule: for HR before release, and for nobody afterwards. */
export function HiddenTable({ hidden, units, isOneUnit = false }: HiddenTableProps) {
  const { t } = useTranslation("waves");
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const byRule = [...groupBy(hidden, ({ rule }) => rule)];
  const placesOf = (cells: readonly HiddenPlace[]): string => {
    const unitIds = [...new Set(cells.map(({ unit }) => unit))];
    const named = unitIds.slice(0, NAMED_UNITS).map((unit) => names.get(unit) ?? unit);
    const more = unitIds.length > NAMED_UNITS ? t("preview.moreUnits", { n: unitIds.length }) : "";
    return `${named.join(t("preview.separator"))} ${more}`.trim();
  };
  return (
    <Card
      title={t(isOneUnit ? "preview.asUnitHidden" : "preview.hiddenTitle")}
      intro={
        hidden.length === 0
          ? t("preview.hiddenNone")
          : t(isOneUnit ? "preview.asUnitHiddenIntro" : "preview.hiddenIntro", {
              n: hidden.length,
            })
      }
    >
      {hidden.length > 0 && (
        <Table className="desk-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("preview.rule")}</Table.Th>
              <Table.Th scope="col" className="desk-cell-number">
                {t("preview.places")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {byRule.map(([rule, cells]) => (
              <Table.Tr key={rule}>
                <Table.Th scope="row">
                  {t(`preview.rules.${rule}`)}
                  <Text size="sm" c="dimmed" fw={400}>
                    {placesOf(cells)}
                  </Text>
                </Table.Th>
                <Table.Td className="desk-cell-number">{cells.length}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="sm" c="dimmed" mt="md" maw={680}>
        {t("preview.hiddenComments")}
      </Text>
    </Card>
  );
}
