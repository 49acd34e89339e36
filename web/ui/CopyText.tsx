import { Button, Code, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyIcon } from "./icons.tsx";
import { notifyDone, notifyFailed } from "./notify.ts";

interface CopyTextProps {
  readonly text: string;
  /** What it is, for the button's name: "Copy: Fingerprint". */
  readonly label: string;
}

/** A text that one compares or passes on, with a button that copies it. */
export function CopyText({ text, label }: CopyTextProps) {
  const { t } = useTranslation("desk");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      notifyDone(t("common.copied"));
    } catch {
      notifyFailed(t("common.copyFailed"));
    }
  };
  return (
    <Group gap="sm" align="center">
      <Code fz="sm" style={{ overflowWrap: "anywhere" }}>
        {text}
      </Code>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<CopyIcon />}
        aria-label={`${t("common.copy")}: ${label}`}
        onClick={copy}
      >
        {t("common.copy")}
      </Button>
    </Group>
  );
}
