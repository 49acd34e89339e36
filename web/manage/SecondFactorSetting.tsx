import { Button, Stack, Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SettingsView } from "../api/administration.ts";
import { Card } from "../ui/Card.tsx";
import { problemText } from "../ui/problemText.ts";
import { useSessionRefresh } from "../ui/session.ts";
import { useSettingsForm } from "./useSettingsForm.ts";

const toDraft = ({ secondFactorRequired }: SettingsView) => ({ secondFactorRequired });

/** Whether owner and HR must have a second factor. */
export function SecondFactorSetting({ settings }: { readonly settings: SettingsView }) {
  const { t } = useTranslation("secondFactor");
  const { t: td } = useTranslation("desk");
  const refreshSession = useSessionRefresh();
  const { draft, change, save, submit } = useSettingsForm(
    settings,
    toDraft,
    (request) => request,
    // An owner without one is held up by it too.
    refreshSession,
  );
  return (
    <Card title={t("setting.title")}>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <Switch
            label={t("setting.label")}
            description={t("setting.hint")}
            checked={draft.secondFactorRequired}
            onChange={(event) => change("secondFactorRequired", event.currentTarget.checked)}
          />
          {save.error && (
            <Text role="alert" c="var(--mantine-color-error)" size="sm">
              {problemText(save.error, td)}
            </Text>
          )}
          <div>
            <Button type="submit" loading={save.isPending}>
              {t("setting.save")}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
