import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { WaveView } from "../api/waves.ts";
import { CopyText } from "../ui/CopyText.tsx";

/** What phones and slips show of a launched wave's terms, and the terms themselves. */
export function Fingerprint({
  wave,
}: {
  readonly wave: Pick<WaveView, "manifest" | "firstManifest">;
}) {
  const { t } = useTranslation("waves");
  const { manifest, firstManifest } = wave;
  if (firstManifest === null) return t("facts.noFingerprint");
  return (
    <>
      <CopyText text={fingerprintInFours(firstManifest)} label={t("facts.fingerprint")} />
      <Text size="sm" c="dimmed" mt={6}>
        {t("facts.fingerprintHint")}{" "}
        <Anchor href={`/api/manifests/${manifest}`} target="_blank" size="sm" underline="always">
          {t("facts.manifest")}
        </Anchor>
      </Text>
    </>
  );
}

/** As phones and slips show it: the first 32 of 64 digits, in fours. */
const fingerprintInFours = (fingerprint: string): string =>
  fingerprint.slice(0, 32).match(/.{4}/g)?.join(" ") ?? "";
