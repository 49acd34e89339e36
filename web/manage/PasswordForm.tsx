import { Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isPasswordLength } from "../../schema/text/passwordLength.ts";
import { changeOwnPassword } from "../api/session.ts";
import { Card } from "../ui/Card.tsx";
import { notifyDone } from "../ui/notify.ts";
import { PasswordField } from "../ui/PasswordField.tsx";
import { problemText } from "../ui/problemText.ts";
import { useSessionRefresh } from "../ui/session.ts";
import { hasFault } from "./hasFault.ts";

const EMPTY = { current: "", next: "", again: "" };

/** Sets one's own password, which ends all other sessions. */
export function PasswordForm() {
  const { t } = useTranslation("access");
  const { t: td } = useTranslation("desk");
  const refreshSession = useSessionRefresh();
  const [typed, setTyped] = useState(EMPTY);
  const [isTried, setIsTried] = useState(false);
  const change = useMutation({
    mutationFn: () => changeOwnPassword(typed.current, typed.next),
    onSuccess: () => {
      setTyped(EMPTY);
      setIsTried(false);
      notifyDone(t("password.done"));
      void refreshSession();
    },
  });
  const isWrong = hasFault(change.error, "wrong-password");
  const isCommon = hasFault(change.error, "password-common");
  const faults = {
    current: typed.current === "" ? t("password.missing") : null,
    next: !isPasswordLength(typed.next)
      ? t("password.length")
      : typed.next === typed.current
        ? t("password.same")
        : null,
    again: typed.again === typed.next ? null : t("password.differs"),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!Object.values(faults).some((fault) => fault !== null)) change.mutate();
  };
  const field = (name: keyof typeof EMPTY) => ({
    label: t(`password.${name}`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      change.reset();
      setTyped((before) => ({ ...before, [name]: value }));
    },
    error: isTried ? faults[name] : null,
  });
  return (
    <Card title={t("password.title")} intro={t("password.intro")}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md" maw={420}>
          <PasswordField
            {...field("current")}
            error={isWrong ? t("password.wrong") : field("current").error}
            autoComplete="current-password"
          />
          <PasswordField
            {...field("next")}
            error={isCommon ? t("password.common") : field("next").error}
            description={t("password.hint")}
            autoComplete="new-password"
          />
          <PasswordField {...field("again")} autoComplete="new-password" />
          {change.error && !isWrong && !isCommon && (
            <Text role="alert" c="var(--mantine-color-error)" size="sm">
              {problemText(change.error, td)}
            </Text>
          )}
          <div>
            <Button type="submit" loading={change.isPending}>
              {t("password.submit")}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
