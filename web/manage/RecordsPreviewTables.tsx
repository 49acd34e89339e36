import { Table, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FileError } from "../../schema/wire/fileError.ts";
import type { RecordsPreview } from "../../schema/wire/records.ts";

/** Everything at fault in a file, or what importing it would change. */
export function RecordsPreviewTables({ preview }: { readonly preview: RecordsPreview }) {
  const { changes, errors, errorCount } = preview;
  return changes === null ? (
    <Faults errors={errors} count={errorCount} />
  ) : (
    <Changes changes={changes} />
  );
}

function Faults({ errors, count }: { readonly errors: readonly FileError[]; count: number }) {
  const { t, i18n } = useTranslation("programme");
  const remedyOf = ({ code, detail }: FileError): string => {
    const key = `faults.records.${code}`;
    return i18n.exists(key, { ns: "programme" }) ? t(key as "faults.records.not-utf8") : detail;
  };
  return (
    <>
      <Title order={3} mt="lg" role="alert">
        {t("records.faults", { count })}
      </Title>
      <Text size="sm" c="dimmed" mt={4}>
        {t("records.faultsIntro")}
        {count > errors.length && ` ${t("records.faultsShown", { shown: errors.length })}`}
      </Text>
      <Scrolling label={t("records.remedy")}>
        <Table className="desk-table" mt="xs" miw={480}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" className="desk-cell-number">
                {t("records.line")}
              </Table.Th>
              <Table.Th scope="col">{t("records.column")}</Table.Th>
              <Table.Th scope="col">{t("records.remedy")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {errors.map((error) => (
              <Table.Tr key={`${error.pointer} ${error.code}`}>
                <Table.Td className="desk-cell-number">{error.line}</Table.Td>
                <Table.Td>{error.column}</Table.Td>
                <Table.Td>{remedyOf(error)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </>
  );
}

function Changes({ changes }: { readonly changes: NonNullable<RecordsPreview["changes"]> }) {
  const { t } = useTranslation("programme");
  const { added, replaced, unchanged, records } = changes;
  const isSame = added + replaced.count === 0;
  return (
    <>
      <Title order={3} mt="lg">
        {t("records.ready")}
      </Title>
      <Text mt={4}>
        {isSame
          ? t("records.same")
          : t("records.summary", { added, replaced: replaced.count, unchanged })}
      </Text>
      <Table className="desk-table" mt="md" maw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("records.record")}</Table.Th>
            <Table.Th scope="col">{t("records.periods")}</Table.Th>
            <Table.Th scope="col" className="desk-cell-number">
              {t("records.rows")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map(({ record, rows, from, to }) => (
            <Table.Tr key={record}>
              <Table.Th scope="row">{t(`names.${record}`)}</Table.Th>
              <Table.Td className="desk-numbers">
                {from === to ? from : t("records.span", { from, to })}
              </Table.Td>
              <Table.Td className="desk-cell-number">{rows}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {replaced.count > 0 && <Replaced replaced={replaced} />}
    </>
  );
}

type Replacements = NonNullable<RecordsPreview["changes"]>["replaced"];

function Replaced({ replaced: { count, items } }: { readonly replaced: Replacements }) {
  const { t } = useTranslation("programme");
  return (
    <>
      <Title order={3} mt="lg">
        {t("records.replaced")}
      </Title>
      {count > items.length && (
        <Text size="sm" c="dimmed" mt={4}>
          {t("records.replacedShown", { shown: items.length })}
        </Text>
      )}
      <Scrolling label={t("records.replaced")}>
        <Table className="desk-table" mt="xs" miw={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("records.record")}</Table.Th>
              <Table.Th scope="col">{t("records.periods")}</Table.Th>
              <Table.Th scope="col" className="desk-cell-number">
                {t("records.before")}
              </Table.Th>
              <Table.Th scope="col" className="desk-cell-number">
                {t("records.after")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map(({ record, path, period, before, after }) => (
              <Table.Tr key={`${record} ${path} ${period}`}>
                <Table.Th scope="row">
                  {t(`names.${record}`)} · {path}
                </Table.Th>
                <Table.Td className="desk-numbers">{period}</Table.Td>
                <Table.Td className="desk-cell-number">{countsText(before)}</Table.Td>
                <Table.Td className="desk-cell-number">{countsText(after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </>
  );
}

/** Two counts as they stand to each other: `2 / 40.5`. */
const countsText = (counts: { readonly numerator: number; readonly denominator: number }): string =>
  `${counts.numerator} / ${counts.denominator}`;

function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="desk-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
