import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ActionFieldsProps } from "./ActionWordsFields.tsx";
import type { ActionDraft } from "./actionDraft.ts";

const KINDS: readonly ActionDraft["dueKind"][] = ["none", "month", "day"];
const MONTH_LENGTH = "2026-06".length;

/** Until when: no date, a month, or a day. */
export function ActionDueFields({ draft, change, faults }: ActionFieldsProps) {
  const { t } = useTranslation("actions");
  const { dueKind, due } = draft;
  const choose = (value: string) => {
    const kind = KINDS.find((known) => known === value) ?? "none";
    // A day gives its month; a month gives no day.
    change({ dueKind: kind, due: kind === "month" ? due.slice(0, MONTH_LENGTH) : "" });
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <NativeSelect
        label={t("fields.dueKind")}
        value={dueKind}
        onChange={(event) => choose(event.currentTarget.value)}
        data={KINDS.map((value) => ({ value, label: t(`fields.dueKinds.${value}`) }))}
      />
      {dueKind !== "none" && (
        <TextInput
          label={t(dueKind === "month" ? "fields.dueMonth" : "fields.dueDay")}
          type={dueKind === "month" ? "month" : "date"}
          value={due}
          onChange={(event) => change({ due: event.currentTarget.value })}
          error={faults.has("due") && t("wrong.due")}
        />
      )}
    </SimpleGrid>
  );
}
