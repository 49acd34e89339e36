import { Box, Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type BegunSecondFactorView,
  beginSecondFactor,
  confirmSecondFactor,
} from "../api/secondFactor.ts";
import { CopyText } from "../ui/CopyText.tsx";
import { codeFault } from "../ui/codeFault.ts";
import { PasswordField } from "../ui/PasswordField.tsx";
import { problemText } from "../ui/problemText.ts";
import { hasFault } from "./hasFault.ts";
import { QrCode } from "./print/QrCode.tsx";
import { RecoveryCodeList } from "./RecoveryCodeList.tsx";

interface SetUpProps {
  /** The recovery codes are kept. */
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The password, the secret for the app, a first code of it, and the recovery codes. */
export function SecondFactorSetUp({ onDone, onCancel }: SetUpProps) {
  const { t } = useTranslation("secondFactor");
  const [begun, setBegun] = useState<BegunSecondFactorView | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) {
    return (
      <>
        <Title order={3} mb="sm">
          {t("recovery.title")}
        </Title>
        <RecoveryCodeList codes={codes} onDone={onDone} />
      </>
    );
  }
  if (begun === null) return <PasswordStep onBegun={setBegun} onCancel={onCancel} />;
  return <FirstCodeStep begun={begun} onConfirmed={setCodes} onCancel={onCancel} />;
}

interface PasswordStepProps {
  readonly onBegun: (begun: BegunSecondFactorView) => void;
  readonly onCancel: () => void;
}

function PasswordStep({ onBegun, onCancel }: PasswordStepProps) {
  const { t } = useTranslation("secondFactor");
  const { t: td } = useTranslation("desk");
  const [password, setPassword] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const begin = useMutation({ mutationFn: beginSecondFactor, onSuccess: onBegun });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(password === "");
    if (password !== "") begin.mutate(password);
  };
  const isWrong = hasFault(begin.error, "wrong-password");
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={420}>
        <PasswordField
          label={t("password")}
          description={t("passwordWhy")}
          value={password}
          onChange={(event) => {
            begin.reset();
            setPassword(event.currentTarget.value);
          }}
          error={isWrong ? t("faults.wrong-password") : isMissing ? t("missing.password") : null}
          autoComplete="current-password"
          autoFocus
        />
        {begin.error && !isWrong && (
          <Text role="alert" c="var(--mantine-color-error)" size="sm">
            {problemText(begin.error, td)}
          </Text>
        )}
        <Group gap="sm">
          <Button type="submit" loading={begin.isPending}>
            {t("continue")}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {td("common.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface FirstCodeStepProps {
  readonly begun: BegunSecondFactorView;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

function FirstCodeStep({ begun, onConfirmed, onCancel }: FirstCodeStepProps) {
  const { t } = useTranslation("secondFactor");
  const { t: td } = useTranslation("desk");
  const [code, setCode] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const confirm = useMutation({ mutationFn: confirmSecondFactor, onSuccess: onConfirmed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(code.trim() === "");
    if (code.trim() !== "") confirm.mutate(code);
  };
  const fault = codeFault(confirm.error);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={420}>
        <Text fw={600}>{t("scan")}</Text>
        <Box w="100%" maw={240}>
          <QrCode text={begun.uri} label={t("qrLabel")} />
        </Box>
        <Text size="sm">{t("secret")}</Text>
        <CopyText text={begun.secret} label={t("secretLabel")} />
        <TextInput
          label={t("code")}
          value={code}
          onChange={(event) => {
            confirm.reset();
            setCode(event.currentTarget.value);
          }}
          error={fault !== null ? t(`faults.${fault}`) : isMissing ? t("missing.code") : null}
          errorProps={{ role: "alert" }}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
        />
        {confirm.error && fault === null && (
          <Text role="alert" c="var(--mantine-color-error)" size="sm">
            {problemText(confirm.error, td)}
          </Text>
        )}
        <Group gap="sm">
          <Button type="submit" loading={confirm.isPending}>
            {t("confirm")}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {td("common.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
