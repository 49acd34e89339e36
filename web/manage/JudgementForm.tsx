import { Button, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SettingsView } from "../api/administration.ts";
import { Card } from "../ui/Card.tsx";
import { problemText } from "../ui/problemText.ts";
import { type JudgementDraft, toJudgementChange, toJudgementDraft } from "./judgementDraft.ts";
import { useSettingsForm } from "./useSettingsForm.ts";

/** When the programme began, and what tells "on track" from "at risk"; for the owner. */
export function JudgementForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useTranslation("access");
  const { t: td } = useTranslation("desk");
  const { draft, change, save, submit, isAtFault } = useSettingsForm(
    settings,
    toJudgementDraft,
    toJudgementChange,
  );
  const field = (name: Exclude<keyof JudgementDraft, "achievedRequiresEvidence">) => ({
    label: t(`judging.${name}.label`),
    description: t(`judging.${name}.hint`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      change(name, event.currentTarget.value),
    error: isAtFault(name) ? t(`judging.${name}.fault`) : null,
  });
  return (
    <Card title={t("judging.title")} intro={t("judging.intro")}>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg" maw={600}>
          <TextInput {...field("programmeStart")} type="date" />
          <TextInput {...field("planShare")} inputMode="decimal" />
          <TextInput {...field("progressShare")} inputMode="decimal" />
          <TextInput {...field("shortfallPoints")} inputMode="decimal" />
          <TextInput {...field("staleAfterCadences")} inputMode="decimal" />
          <TextInput {...field("lowResponseShare")} inputMode="decimal" />
          <Switch
            label={t("judging.achievedRequiresEvidence.label")}
            description={t("judging.achievedRequiresEvidence.hint")}
            checked={draft.achievedRequiresEvidence}
            onChange={(event) => change("achievedRequiresEvidence", event.currentTarget.checked)}
          />
          {save.error && (
            <Text role="alert" c="var(--mantine-color-error)" size="sm">
              {problemText(save.error, td)}
            </Text>
          )}
          <div>
            <Button type="submit" size="md" loading={save.isPending}>
              {t("judging.save")}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
