import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RecordState } from "../../schema/wire/records.ts";

/** What is there of each record, and who has not reported yet. */
export function RecordStateTable({ states }: { readonly states: readonly RecordState[] }) {
  const { t } = useTranslation("programme");
  const missingText = ({ latest, missing: { count, items } }: RecordState): string => {
    if (latest === null) return "";
    if (count === 0) return t("state.missingNone");
    const units = items.slice(0, 3).join(t("state.separator"));
    return count <= 3 ? units : t("state.missingMore", { units, count });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="desk-scroll" tabIndex={0} aria-label={t("state.title")}>
      <Table className="desk-table" miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("records.record")}</Table.Th>
            <Table.Th scope="col">{t("state.kind")}</Table.Th>
            <Table.Th scope="col">{t("state.latest")}</Table.Th>
            <Table.Th scope="col">{t("state.missing")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {states.map((state) => (
            <Table.Tr key={state.record}>
              <Table.Th scope="row">{t(`names.${state.record}`)}</Table.Th>
              <Table.Td>
                {state.periods.map((kind) => t(`kinds.${kind}`)).join(t("state.separator"))}
              </Table.Td>
              <Table.Td className="desk-numbers">{state.latest ?? t("state.none")}</Table.Td>
              <Table.Td>{missingText(state)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
