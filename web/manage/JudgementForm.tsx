import { Button, Stack, Switch, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeSettings, type SettingsView } from "../api/administration.ts";
import { Card } from "../ui/Card.tsx";
import { problemText } from "../ui/problemText.ts";
import {
  type JudgementDraft,
  judgementFaults,
  toJudgementChange,
  toJudgementDraft,
} from "./judgementDraft.ts";

/** When the programme began, and what tells "on track" from "at risk"; for the owner. */
export function JudgementForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useTranslation("access");
  const { t: td } = useTranslation("desk");
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => toJudgementDraft(settings));
  const [isTried, setIsTried] = useState(false);
  const faults = judgementFaults(draft);
  const save = useMutation({
    mutationFn: () => changeSettings(toJudgementChange(draft)),
    onSuccess: (saved) => {
      queryClient.setQueryData(["settings"], saved);
      setDraft(toJudgementDraft(saved));
      notifications.show({
        message: td("common.saved"),
        closeButtonProps: { "aria-label": td("common.close") },
      });
    },
  });
  const field = (name: Exclude<keyof JudgementDraft, "achievedRequiresEvidence">) => ({
    label: t(`judging.${name}.label`),
    description: t(`judging.${name}.hint`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
    error: isTried && faults.has(name) ? t(`judging.${name}.fault`) : null,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (faults.size === 0) save.mutate();
  };
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
            onChange={(event) => {
              const achievedRequiresEvidence = event.currentTarget.checked;
              setDraft((before) => ({ ...before, achievedRequiresEvidence }));
            }}
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
