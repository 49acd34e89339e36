import { Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import type { WavePlanView } from "../api/waves.ts";
import { cutName } from "../insights/cutName.ts";

interface PlanTablesProps {
  readonly plan: WavePlanView;
  readonly units: readonly Unit[];
}

const REASONS = ["cut-value-small", "joins-remainder", "unit-small", "root-remainder"] as const;

/** The ballot groups of a launch, and which people are too few to stand alone. */
export function PlanTables({ plan, units }: PlanTablesProps) {
  const { t } = useTranslation("waves");
  const { t: td } = useTranslation("desk");
  const { t: tr } = useTranslation("results");
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const nameOf = (unit: string, cut: string | null): string => {
    const name = names.get(unit) ?? unit;
    return cut === null ? name : tr("cutValue", { unit: name, cut: cutName(cut, tr) });
  };
  const groupNames = new Map(
    plan.groups.map(({ unit, unitName, cut }) => [
      cut === null ? unit : `${unit}-${cut}`,
      cut === null ? unitName : tr("cutValue", { unit: unitName, cut: cutName(cut, tr) }),
    ]),
  );
  const invited = plan.groups.reduce((sum, group) => sum + group.invited, 0);
  return (
    <>
      <Text fw={600}>{t("plan.total", { invited, groups: plan.groups.length })}</Text>
      <Title order={3} mt="lg">
        {t("plan.groups")}
      </Title>
      <Table className="desk-table" mt="xs" maw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{td("common.unit")}</Table.Th>
            <Table.Th scope="col" className="desk-cell-number">
              {t("plan.invited")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.groups.map(({ unit, unitName, cut, invited: count }) => (
            <Table.Tr key={`${unit}-${cut}`}>
              <Table.Th scope="row">
                {cut === null ? unitName : groupNames.get(`${unit}-${cut}`)}
              </Table.Th>
              <Table.Td className="desk-cell-number">{count}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Title order={3} mt="xl">
        {t("plan.upward")}
      </Title>
      <Text size="sm" c="dimmed" mt={4}>
        {t(plan.upward.length === 0 ? "plan.upwardNone" : "plan.upwardIntro")}
      </Text>
      {plan.upward.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className="desk-scroll" tabIndex={0} aria-label={t("plan.upward")}>
          <Table className="desk-table" mt="xs" miw={560}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{td("common.unit")}</Table.Th>
                <Table.Th scope="col" className="desk-cell-number">
                  {t("plan.invited")}
                </Table.Th>
                <Table.Th scope="col">{t("plan.to")}</Table.Th>
                <Table.Th scope="col">{t("plan.reason")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {plan.upward.map(({ unit, cut, invited: count, to, reason }) => {
                const known = REASONS.find((name) => name === reason);
                return (
                  <Table.Tr key={`${unit}-${cut}`}>
                    <Table.Th scope="row">{nameOf(unit, cut)}</Table.Th>
                    <Table.Td className="desk-cell-number">{count}</Table.Td>
                    <Table.Td>{groupNames.get(to) ?? to}</Table.Td>
                    <Table.Td>{known ? t(`plan.reasons.${known}`) : reason}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </>
  );
}
