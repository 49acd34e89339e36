import { Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/apiProblem.ts";
import { codeFault } from "./codeFault.ts";
import { PageHead } from "./PageHead.tsx";
import { problemText } from "./problemText.ts";
import { useSignIn } from "./session.ts";
import { useCountdown } from "./useCountdown.ts";

interface SecondFactorStepProps {
  readonly challenge: string;
  /** Back to the password, with the reason where it was not one's own wish. */
  readonly onBack: (reason: string | null) => void;
}

/** Asks for the six digits, or a recovery code, after a right password. */
export function SecondFactorStep({ challenge, onBack }: SecondFactorStepProps) {
  const { t } = useTranslation("secondFactor");
  const { t: td } = useTranslation("desk");
  const [isRecovery, setIsRecovery] = useState(false);
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { seconds, start } = useCountdown();
  const signIn = useSignIn();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === "") return setFault(t("missing.code"));
    setIsBusy(true);
    setFault(null);
    try {
      await signIn({ way: "code", challenge, code });
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return onBack(t("step.over"));
      const known = codeFault(error);
      start(error instanceof ApiProblem ? (error.retryAfterSeconds ?? 0) : 0);
      setFault(known === null ? problemText(error, td) : t(`faults.${known}`));
      field.current?.select();
    } finally {
      setIsBusy(false);
    }
  };
  const swap = () => {
    setIsRecovery(!isRecovery);
    setCode("");
    setFault(null);
    field.current?.focus();
  };
  return (
    <>
      <PageHead
        title={t("step.title")}
        intro={t(isRecovery ? "step.introRecovery" : "step.intro")}
      />
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            ref={field}
            name="code"
            label={t(isRecovery ? "step.recovery" : "step.code")}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={fault}
            errorProps={{ role: "alert" }}
            inputMode={isRecovery ? "text" : "numeric"}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            size="md"
          />
          <Button
            type="submit"
            fullWidth
            size="md"
            mt="xs"
            loading={isBusy}
            // A recovery code waits for nobody.
            disabled={seconds > 0 && !isRecovery}
          >
            <span className="desk-numbers">
              {seconds > 0 && !isRecovery ? td("signIn.wait", { seconds }) : td("signIn.submit")}
            </span>
          </Button>
        </Stack>
      </form>
      <Stack
        gap="xs"
        mt="xl"
        pt="lg"
        align="flex-start"
        style={{ borderTop: "1px solid var(--desk-line)" }}
      >
        <Anchor component="button" type="button" size="sm" ta="left" onClick={swap}>
          {t(isRecovery ? "step.useCode" : "step.useRecovery")}
        </Anchor>
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onBack(null)}>
          {t("step.back")}
        </Anchor>
        <Text size="sm" c="dimmed">
          {t("step.lost")}
        </Text>
      </Stack>
    </>
  );
}
