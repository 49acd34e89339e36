import { Button, Group, Modal, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

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
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={
        <Text component="span" fw={650} fz="lg">
          {title}
        </Text>
      }
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
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
    </Modal>
  );
}
