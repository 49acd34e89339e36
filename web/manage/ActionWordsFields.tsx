import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ACTION_STATES, MOST_ACTION_UNITS } from "../../schema/wire/actions.ts";
import type { ActionDraft, FaultyField } from "./actionDraft.ts";

/** What each part of the form gets. */
export interface ActionFieldsProps {
  readonly draft: ActionDraft;
  readonly change: (part: Partial<ActionDraft>) => void;
  /** Those to be told now. */
  readonly faults: ReadonlySet<FaultyField>;
}

/** What is done, by whom, where it stands, and why where it is dropped. */
export function ActionWordsFields({ draft, change, faults }: ActionFieldsProps) {
  const { t } = useTranslation("actions");
  const faultOf = (name: string) =>
    name === "textZh" || name === "owner" || name === "reasonZh"
      ? faults.has(name) && t(`wrong.${name}`)
      : null;
  const text = (name: "textZh" | "textEn" | "owner" | "reasonZh" | "reasonEn") => ({
    label: t(`fields.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [name]: event.currentTarget.value }),
    error: faultOf(name),
  });
  const area = { autosize: true, minRows: 2 } as const;
  return (
    <>
      <Textarea
        {...text("textZh")}
        {...area}
        description={t("fields.textHint")}
        lang="zh-CN"
        maxLength={MOST_ACTION_UNITS.text}
      />
      <Textarea {...text("textEn")} {...area} lang="en" maxLength={MOST_ACTION_UNITS.text} />
      <TextInput
        {...text("owner")}
        description={t("fields.ownerHint")}
        maxLength={MOST_ACTION_UNITS.owner}
      />
      <NativeSelect
        label={t("fields.state")}
        value={draft.state}
        onChange={(event) => {
          const { value } = event.currentTarget;
          change({ state: ACTION_STATES.find((known) => known === value) ?? "planned" });
        }}
        data={ACTION_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      {draft.state === "dropped" && (
        <>
          <Textarea
            {...text("reasonZh")}
            {...area}
            description={t("fields.reasonHint")}
            lang="zh-CN"
            maxLength={MOST_ACTION_UNITS.reason}
          />
          <Textarea
            {...text("reasonEn")}
            {...area}
            lang="en"
            maxLength={MOST_ACTION_UNITS.reason}
          />
        </>
      )}
    </>
  );
}
