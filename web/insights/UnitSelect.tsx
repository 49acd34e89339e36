import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import { currentLanguage } from "../ui/i18n.ts";
import { unitChoices } from "./unitChoices.ts";

interface UnitSelectProps {
  readonly units: readonly Unit[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

const DEEPEST_INDENT = 4;

/** Chooses among the units that one may see. */
export function UnitSelect({ units, value, onChange }: UnitSelectProps) {
  const { t } = useTranslation("trends");
  const data = unitChoices(units, currentLanguage()).map(({ unit, depth }) => ({
    value: unit.id,
    label: `${"　".repeat(Math.min(depth, DEEPEST_INDENT))}${
      unit.parentId === null ? t("company", { name: unit.name }) : unit.name
    }`,
  }));
  return (
    <NativeSelect
      label={t("unit")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={data}
      miw={220}
    />
  );
}
