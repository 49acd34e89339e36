import { Button, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SettingsView } from "../api/administration.ts";
import { problemText } from "../ui/problemText.ts";
import { toSettingsChange, toSettingsDraft } from "./settingsDraft.ts";
import { useSettingsForm } from "./useSettingsForm.ts";

/** The settings that the owner changes. Only what was changed is sent. */
export function SettingsForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useTranslation("access");
  const { t: td } = useTranslation("desk");
  const { draft, change, save, submit, isAtFault } = useSettingsForm(
    settings,
    toSettingsDraft,
    toSettingsChange,
  );
  const field = (name: keyof typeof draft) => ({
    label: t(`settings.${name}.label`),
    description: t(`settings.${name}.hint`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      change(name, event.currentTarget.value),
    error: isAtFault(name) ? t(`settings.${name}.fault`) : null,
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
