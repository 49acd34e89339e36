import { Alert, Button, Paper, PasswordInput, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/apiProblem.ts";
import { PageHead } from "./PageHead.tsx";
import { PlainFrame } from "./PlainFrame.tsx";
import { problemText } from "./problemText.ts";
import { useSignIn } from "./session.ts";

interface SignInProps {
  /** Why somebody who had signed in stands here again. */
  readonly notice: string | null;
}

/** Asks for the key. Stands in place of the page that was asked for, whose address stays. */
export function SignIn({ notice }: SignInProps) {
  const { t } = useTranslation("desk");
  const [key, setKey] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const signIn = useSignIn();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() === "") return setFault(t("signIn.missing"));
    setIsBusy(true);
    try {
      await signIn(key);
    } catch (error) {
      const isRefused = error instanceof ApiProblem && error.status === 401;
      setFault(isRefused ? t("signIn.refused") : problemText(error, t));
      setIsBusy(false);
    }
  };
  return (
    <PlainFrame size={460}>
      <Paper className="desk-card" p={{ base: "lg", sm: 40 }} mt={{ base: 0, sm: 40 }}>
        <PageHead title={t("signIn.title")} intro={t("signIn.intro")} />
        {notice !== null && fault === null && (
          <Alert role="alert" variant="outline" color="gray" mb="md">
            {notice}
          </Alert>
        )}
        <form onSubmit={submit} noValidate>
          <PasswordInput
            label={t("signIn.key")}
            description={t("signIn.keyHint")}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
            error={fault}
            autoComplete="current-password"
            autoFocus
            size="md"
            visibilityToggleButtonProps={{ "aria-hidden": true, tabIndex: -1 }}
          />
          <Button type="submit" fullWidth size="md" mt="lg" loading={isBusy}>
            {t("signIn.submit")}
          </Button>
        </form>
        <Text size="sm" c="dimmed" mt="xl">
          {t("signIn.employees")}
        </Text>
      </Paper>
    </PlainFrame>
  );
}
