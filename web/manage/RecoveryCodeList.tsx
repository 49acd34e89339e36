import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyIcon } from "../ui/icons.tsx";
import { notifyDone, notifyFailed } from "../ui/notify.ts";

interface RecoveryCodeListProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Recovery codes: in sight once, here, to be copied or printed. */
export function RecoveryCodeList({ codes, onDone }: RecoveryCodeListProps) {
  const { t } = useTranslation("secondFactor");
  const { t: td } = useTranslation("desk");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      notifyDone(td("common.copied"));
    } catch {
      notifyFailed(td("common.copyFailed"));
    }
  };
  return (
    <Stack gap="md" className="desk-recovery">
      <Text>{t("recovery.intro")}</Text>
      <ul className="desk-recovery-codes" aria-label={t("recovery.label")}>
        {codes.map((code) => (
          <li key={code}>
            <Code fz="md">{code}</Code>
          </li>
        ))}
      </ul>
      <Group gap="sm" className="desk-no-print">
        <Button variant="default" leftSection={<CopyIcon />} onClick={copy}>
          {td("common.copy")}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t("recovery.print")}
        </Button>
        <Button onClick={onDone}>{t("recovery.done")}</Button>
      </Group>
    </Stack>
  );
}
