import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { HandOutsView } from "../api/handOuts.ts";
import { groupName } from "./handOutDraft.ts";

/** What was entered so far: a row for each group, its months and its sum. */
export function HandOutTable({ handOuts }: { readonly handOuts: HandOutsView }) {
  const { t } = useTranslation("waves");
  const { groups, items } = handOuts;
  const byGroup = Map.groupBy(items, ({ group }) => group);
  if (items.length === 0) return <Text mt="md">{t("handOuts.none")}</Text>;
  return (
    <Table.ScrollContainer minWidth={420} mt="md">
      <Table className="desk-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("handOuts.group")}</Table.Th>
            <Table.Th scope="col">{t("handOuts.byMonth")}</Table.Th>
            <Table.Th scope="col" className="desk-cell-number">
              {t("handOuts.sum")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((each) => (
            <Table.Tr key={each.group}>
              <Table.Th scope="row">{groupName(each)}</Table.Th>
              <Table.Td>
                {(byGroup.get(each.group) ?? [])
                  .map(({ month, count }) => t("handOuts.ofMonth", { month, count }))
                  .join(t("handOuts.separator"))}
              </Table.Td>
              <Table.Td className="desk-cell-number">
                {t("handOuts.ofPool", { count: each.handedOut, pool: each.pool })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
