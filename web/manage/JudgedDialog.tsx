import { Button, Group, Stack, Text } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/apiProblem.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { problemText } from "../ui/problemText.ts";

interface JudgedDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly isBusy: boolean;
  /** What is wrong with the form as it stands, once somebody has tried. */
  readonly fault: string | null;
  readonly error: unknown;
  /** Which sentences tell why the server refuses. */
  readonly about: "baseline" | "target" | "break";
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog; why it was refused stands above its buttons. */
export function JudgedDialog(props: JudgedDialogProps) {
  const { title, submit, isBusy, fault, error, about, onSubmit, onClose, children } = props;
  const { t, i18n } = useTranslation("programme");
  const { t: td } = useTranslation("desk");
  const places = error instanceof ApiProblem ? error.errors : [];
  const sentences = places.map(({ code, detail }) => {
    const key = `faults.${about}.${code}`;
    return i18n.exists(key, { ns: "programme" })
      ? t(key as "faults.target.no-target")
      : (detail ?? "");
  });
  const refused = sentences.length > 0 ? sentences : error === null ? [] : [problemText(error, td)];
  const shown = fault === null ? refused : [fault];
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack gap="md">
          {children}
          {shown.map((sentence) => (
            <Text key={sentence} role="alert" c="var(--mantine-color-error)" size="sm">
              {sentence}
            </Text>
          ))}
        </Stack>
        <Group justify="flex-end" mt="xl">
          <Button variant="default" onClick={onClose}>
            {td("common.cancel")}
          </Button>
          <Button type="submit" loading={isBusy}>
            {submit}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
