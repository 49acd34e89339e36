import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MadeAccountView } from "../api/accounts.ts";
import { CopyText } from "../ui/CopyText.tsx";

interface OneTimePasswordProps {
  readonly account: MadeAccountView;
  readonly onClose: () => void;
}

/** The drawn password of an account: in sight once, here. */
export function OneTimePassword({ account, onClose }: OneTimePasswordProps) {
  const { t } = useTranslation("access");
  const { name, email, password = "" } = account;
  return (
    <Stack gap="md">
      <Text>{t("oneTime.intro", { name, email })}</Text>
      <CopyText text={password} label={t("oneTime.label")} />
      <Text size="sm" c="dimmed">
        {t("oneTime.hint")}
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t("oneTime.done")}</Button>
      </Group>
    </Stack>
  );
}
