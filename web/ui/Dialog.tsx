import { Modal, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface DialogProps {
  readonly title: string;
  /** Absent: it is open as long as it is drawn. */
  readonly isOpen?: boolean;
  /** A click beside it does not close it, since what it shows is shown only once. */
  readonly isKept?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window over the page, with a title and a way out. */
export function Dialog({ title, isOpen = true, isKept = false, onClose, children }: DialogProps) {
  const { t } = useTranslation("desk");
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      closeOnClickOutside={!isKept}
      title={
        <Text component="span" fw={650} fz="lg">
          {title}
        </Text>
      }
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {children}
    </Modal>
  );
}
