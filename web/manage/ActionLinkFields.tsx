import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ActionFieldsProps } from "./ActionWordsFields.tsx";
import { type ActionChoices, linkOptions } from "./actionChoices.ts";

/** What an action follows from, and what it is to move. */
export function ActionLinkFields(
  props: ActionFieldsProps & {
    readonly choices: ActionChoices;
  },
) {
  const { draft, change, choices } = props;
  const { t } = useTranslation("actions");
  const options = linkOptions(choices, draft.suggestion, t);
  const list = (name: "wave" | "indicator" | "suggestion") => ({
    label: t(`fields.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [name]: event.currentTarget.value }),
    data: options[name],
  });
  return (
    <>
      <NativeSelect {...list("wave")} description={t("fields.waveHint")} />
      <NativeSelect {...list("indicator")} />
      <NativeSelect {...list("suggestion")} description={t("fields.suggestionHint")} />
    </>
  );
}
