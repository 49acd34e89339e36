import { Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ActionFieldsProps } from "./ActionWordsFields.tsx";

/** Whether employees can read it. Once they could, that stays so. */
export function ActionVisibleField(
  props: Pick<ActionFieldsProps, "draft" | "change"> & {
    readonly shownOn: string | null;
  },
) {
  const { draft, change, shownOn } = props;
  const { t } = useTranslation("actions");
  // What cannot be turned any more is no switch.
  if (shownOn !== null) return <Text>{t("fields.visibleAlready", { on: shownOn })}</Text>;
  return (
    <Switch
      label={t("fields.visible")}
      description={t("fields.visibleHint")}
      checked={draft.isVisible}
      onChange={(event) => change({ isVisible: event.currentTarget.checked })}
    />
  );
}
