import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SecondFactorProof } from "../api/secondFactor.ts";
import { codeFault } from "../ui/codeFault.ts";
import { PasswordField } from "../ui/PasswordField.tsx";
import { problemText } from "../ui/problemText.ts";
import { hasFault } from "./hasFault.ts";

interface SecondFactorProofFormProps {
  readonly intro: string;
  readonly submitText: string;
  readonly onSubmit: (proof: SecondFactorProof) => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks for the password and a code before a second factor is weakened. */
export function SecondFactorProofForm(props: SecondFactorProofFormProps) {
  const { intro, submitText, onSubmit, onCancel } = props;
  const { t } = useTranslation("secondFactor");
  const { t: td } = useTranslation("desk");
  const [typed, setTyped] = useState<SecondFactorProof>({ password: "", code: "" });
  const [isTried, setIsTried] = useState(false);
  const prove = useMutation({ mutationFn: onSubmit });
  const missing = (name: keyof SecondFactorProof) => typed[name].trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!missing("password") && !missing("code")) prove.mutate(typed);
  };
  const isWrong = hasFault(prove.error, "wrong-password");
  const fault = codeFault(prove.error);
  const field = (name: keyof SecondFactorProof) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      prove.reset();
      setTyped((before) => ({ ...before, [name]: value }));
    },
    error: isTried && missing(name) ? t(`missing.${name}`) : null,
    errorProps: { role: "alert" },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>{intro}</Text>
        <PasswordField
          {...field("password")}
          label={t("password")}
          error={isWrong ? t("faults.wrong-password") : field("password").error}
          autoComplete="current-password"
        />
        <TextInput
          {...field("code")}
          label={t("codeOrRecovery")}
          error={fault === null ? field("code").error : t(`faults.${fault}`)}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
        />
        {prove.error && !isWrong && fault === null && (
          <Text role="alert" c="var(--mantine-color-error)" size="sm">
            {problemText(prove.error, td)}
          </Text>
        )}
      </Stack>
      <Group justify="flex-end" mt="xl">
        <Button variant="default" onClick={onCancel}>
          {td("common.cancel")}
        </Button>
        <Button type="submit" loading={prove.isPending}>
          {submitText}
        </Button>
      </Group>
    </form>
  );
}
