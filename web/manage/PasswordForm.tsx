import { Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeOwnPassword } from "../api/session.ts";
import { Card } from "../ui/Card.tsx";
import { notifyDone } from "../ui/notify.ts";
import { PasswordField } from "../ui/PasswordField.tsx";
import { problemText } from "../ui/problemText.ts";
import { isWrongPassword } from "./isWrongPassword.ts";

const MIN_LENGTH = 12;
const MAX_LENGTH = 128;
const EMPTY = { current: "", next: "", again: "" };

/** Sets one's own password, which ends all other sessions. */
export function PasswordForm() {
  const { t } = useTranslation("access");
  const { t: td } = useTranslation("desk");
  const [typed, setTyped] = useState(EMPTY);
  const [isTried, setIsTried] = useState(false);
  const change = useMutation({
    mutationFn: () => changeOwnPassword(typed.current, typed.next),
    onSuccess: () => {
      setTyped(EMPTY);
      setIsTried(false);
      notifyDone(t("password.done"));
    },
  });
  const isWrong = isWrongPassword(change.error);
  const faults = {
    current: typed.current === "" ? t("password.missing") : null,
    next:
      typed.next.length < MIN_LENGTH || typed.next.length > MAX_LENGTH
        ? t("password.length")
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
            description={t("password.hint")}
            autoComplete="new-password"
          />
          <PasswordField {...field("again")} autoComplete="new-password" />
          {change.error && !isWrong && (
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
