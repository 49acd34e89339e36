import { Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog.tsx";

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  /** Red for what cannot be undone. */
  readonly isFinal?: boolean;
  readonly isBusy: boolean;
  readonly onYes: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks before a step that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, text, yes, isFinal, isBusy, onYes, onClose, children } = props;
  const { t } = useTranslation("desk");
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <Text>{text}</Text>
      {children}
      <Group justify="flex-end" mt="xl">
        <Button variant="default" onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button color={isFinal ? "red.8" : "anwen"} loading={isBusy} onClick={onYes}>
          {yes}
        </Button>
      </Group>
    </Dialog>
  );
}
