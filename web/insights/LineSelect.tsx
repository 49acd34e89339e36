import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { inLanguage } from "../ui/i18n.ts";
import type { LineDimension } from "./lineDimensions.ts";

interface LineSelectProps {
  readonly dimensions: readonly LineDimension[];
  /** null: the indicator itself. */
  readonly value: string | null;
  readonly onChange: (dimension: string | null) => void;
}

/** Chooses between the line of an indicator and those of its survey's dimensions. */
export function LineSelect({ dimensions, value, onChange }: LineSelectProps) {
  const { t } = useTranslation("trends");
  return (
    <NativeSelect
      label={t("line")}
      value={value ?? ""}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
      data={[
        { value: "", label: t("lineOfIndicator") },
        ...dimensions.map(({ id, title }) => ({
          value: id,
          label: t("lineOfDimension", { title: inLanguage(title) }),
        })),
      ]}
      miw={220}
    />
  );
}
