import { Alert, Anchor, Button, Paper, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/apiProblem.ts";
import type { Challenge } from "../api/session.ts";
import { PageHead } from "./PageHead.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { PlainFrame } from "./PlainFrame.tsx";
import { problemText } from "./problemText.ts";
import { SecondFactorStep } from "./SecondFactorStep.tsx";
import { type Proof, useSignIn } from "./session.ts";
import { useCountdown } from "./useCountdown.ts";

interface SignInProps {
  /** Why somebody who had signed in stands here again. */
  readonly notice: string | null;
  /** Whose e-mail stands in the field from the start. */
  readonly email: string;
}

/** Asks who it is. Stands in place of the page that was asked for, whose address stays. */
export function SignIn({ notice, email }: SignInProps) {
  const [challenge, setChallenge] = useState<string | null>(null);
  const [returned, setReturned] = useState(notice);
  return (
    <PlainFrame size={460}>
      <Paper className="desk-card" p={{ base: "lg", sm: 40 }} mt={{ base: 0, sm: 40 }}>
        {challenge === null ? (
          <FirstStep notice={returned} email={email} onChallenge={setChallenge} />
        ) : (
          <SecondFactorStep
            challenge={challenge}
            onBack={(reason) => {
              setReturned(reason);
              setChallenge(null);
            }}
          />
        )}
      </Paper>
    </PlainFrame>
  );
}

interface FirstStepProps extends SignInProps {
  /** The password was right, and a second factor is asked for. */
  readonly onChallenge: (challenge: string) => void;
}

function FirstStep({ notice, email, onChallenge }: FirstStepProps) {
  const { t } = useTranslation("desk");
  const [way, setWay] = useState<"email" | "key">("email");
  return (
    <>
      <PageHead title={t("signIn.title")} intro={t(`signIn.intro.${way}`)} />
      {notice !== null && (
        <Alert role="alert" variant="outline" color="gray" mb="md">
          {notice}
        </Alert>
      )}
      {way === "email" ? <EmailForm email={email} onChallenge={onChallenge} /> : <KeyForm />}
      <Stack gap="xs" mt="xl" pt="lg" style={{ borderTop: "1px solid var(--desk-line)" }}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="left"
          w="fit-content"
          onClick={() => setWay(way === "email" ? "key" : "email")}
        >
          {t(way === "email" ? "signIn.byKey" : "signIn.byEmail")}
        </Anchor>
        <Text size="sm" c="dimmed">
          {t("signIn.employees")}
        </Text>
      </Stack>
    </>
  );
}

function EmailForm({ email: known, onChallenge }: Omit<FirstStepProps, "notice">) {
  const { t } = useTranslation("desk");
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const passwordRef = useRef<HTMLInputElement>(null);
  const attempt = useAttempt(t("signIn.refused.email"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() === "" || password === "") return attempt.fail(t("signIn.missing.email"));
    const asked = await attempt.run({ way: "email", email: email.trim(), password });
    if (asked !== null) return onChallenge(asked.challenge);
    passwordRef.current?.select();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          type="email"
          name="email"
          label={t("signIn.email")}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoComplete="username"
          autoFocus={known === ""}
          size="md"
        />
        <PasswordField
          ref={passwordRef}
          name="password"
          label={t("signIn.password")}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          autoFocus={known !== ""}
          size="md"
        />
        <Outcome {...attempt} />
      </Stack>
    </form>
  );
}

function KeyForm() {
  const { t } = useTranslation("desk");
  const [key, setKey] = useState("");
  const attempt = useAttempt(t("signIn.refused.key"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() === "") return attempt.fail(t("signIn.missing.key"));
    await attempt.run({ way: "key", key });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <PasswordField
          label={t("signIn.key")}
          description={t("signIn.keyHint")}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          autoComplete="off"
          autoFocus
          size="md"
        />
        <Outcome {...attempt} />
      </Stack>
    </form>
  );
}

/** One try to sign in: running, refused, or to be repeated after a time. */
function useAttempt(refused: string) {
  const { t } = useTranslation("desk");
  const signIn = useSignIn();
  const [fault, fail] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { seconds, start } = useCountdown();
  const run = async (proof: Proof): Promise<Challenge | null> => {
    setIsBusy(true);
    fail(null);
    try {
      return await signIn(proof);
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : null;
      start(problem?.retryAfterSeconds ?? 0);
      fail(
        problem?.status === 401 && problem.slug !== "password-expired"
          ? refused
          : problemText(error, t),
      );
      return null;
    } finally {
      setIsBusy(false);
    }
  };
  return { run, fail, fault, isBusy, waitSeconds: seconds };
}

/** What the last try came to, and the button for the next. */
function Outcome({ fault, isBusy, waitSeconds }: Omit<ReturnType<typeof useAttempt>, "run">) {
  const { t } = useTranslation("desk");
  const isWaiting = waitSeconds > 0;
  return (
    <>
      {fault !== null && (
        <Text role="alert" c="var(--mantine-color-error)" size="sm">
          {fault}
        </Text>
      )}
      <Button type="submit" fullWidth size="md" mt="xs" loading={isBusy} disabled={isWaiting}>
        <span className="desk-numbers">
          {isWaiting ? t("signIn.wait", { seconds: waitSeconds }) : t("signIn.submit")}
        </span>
      </Button>
    </>
  );
}
