import { Button, Paper, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeSettings, type SettingsView } from "../api/administration.ts";
import { problemText } from "../ui/problemText.ts";
import { settingsFaults, toSettingsChange, toSettingsDraft } from "./settingsDraft.ts";

/** The settings that the owner changes. Only what was changed is sent. */
export function SettingsForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useTranslation("access");
  const { t: td } = useTranslation("desk");
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => toSettingsDraft(settings));
  const [isTried, setIsTried] = useState(false);
  const faults = settingsFaults(draft);
  const save = useMutation({
    mutationFn: () => changeSettings(toSettingsChange(draft)),
    onSuccess: (saved) => {
      queryClient.setQueryData(["settings"], saved);
      setDraft(toSettingsDraft(saved));
      notifications.show({
        message: td("common.saved"),
        closeButtonProps: { "aria-label": td("common.close") },
      });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (faults.size === 0) save.mutate();
  };
  const field = (name: keyof typeof draft) => ({
    label: t(`settings.${name}.label`),
    description: t(`settings.${name}.hint`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
    error: isTried && faults.has(name) ? t(`settings.${name}.fault`) : null,
  });
  return (
    <Paper className="desk-card" p={{ base: "md", sm: "xl" }} maw={720}>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <TextInput {...field("company")} />
          <TextInput {...field("timeZone")} list="time-zones" />
          <datalist id="time-zones">
            {timeZones().map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <TextInput {...field("publicOrigin")} type="url" inputMode="url" />
          <TextInput {...field("holdDays")} inputMode="numeric" />
          {save.error && (
            <Text role="alert" c="var(--mantine-color-error)" size="sm">
              {problemText(save.error, td)}
            </Text>
          )}
          <div>
            <Button type="submit" size="md" loading={save.isPending}>
              {td("common.save")}
            </Button>
          </div>
        </Stack>
      </form>
    </Paper>
  );
}

/** The zones that this browser knows; none in one that is too old to tell. */
const timeZones = (): readonly string[] =>
  typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : [];
