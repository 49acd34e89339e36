import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { readInvitationFile, takeStep, type WaveView } from "../api/waves.ts";
import { Card } from "../ui/Card.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { notifyFailed } from "../ui/notify.ts";
import { problemText } from "../ui/problemText.ts";
import { ExtendDialog } from "./ExtendDialog.tsx";
import { HandOutCard } from "./HandOutCard.tsx";
import { ParticipationCard } from "./ParticipationCard.tsx";
import { saveFile } from "./saveFile.ts";
import { useWaveStep } from "./useWaveStep.ts";

/** While a wave waits or runs: links, a later date, an early close. */
export function RunningSteps({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("waves");
  const { t: td } = useTranslation("desk");
  const [isClosing, closing] = useDisclosure(false);
  const [isExtending, extending] = useDisclosure(false);
  const close = useWaveStep(wave.id, {
    take: () => takeStep(wave.id, "close"),
    done: () => t("steps.done.close"),
    onEnd: closing.close,
  });
  const download = useMutation({
    mutationFn: () => readInvitationFile(wave.id),
    onSuccess: (file) => saveFile(file, `anwen-${wave.channel}-${wave.opensOn}.csv`),
    onError: (error) => notifyFailed(problemText(error, td), t("steps.failed")),
  });
  const { channel } = wave;
  const hasFile = channel === "csv" || channel === "slips";
  return (
    <>
      <Card title={t("steps.title")}>
        <Group gap="sm">
          {hasFile && (
            <Button loading={download.isPending} onClick={() => download.mutate()}>
              {t(`steps.download.${channel}`)}
            </Button>
          )}
          {(channel === "slips" || channel === "open") && (
            <Button
              component={Link}
              to={`/waves/${wave.id}/print`}
              variant={channel === "open" ? "filled" : "default"}
            >
              {t(`steps.print.${channel}`)}
            </Button>
          )}
          <Button variant="default" onClick={extending.open}>
            {t("steps.extend")}
          </Button>
          {wave.state === "open" && (
            <Button variant="default" onClick={closing.open}>
              {t("steps.close")}
            </Button>
          )}
        </Group>
        {channel !== "mail" && (
          <Text size="sm" c="dimmed" mt="md" maw={680}>
            {t(`links.${channel}`)}
          </Text>
        )}
      </Card>
      {wave.state === "open" && wave.isPeriod && <HandOutCard wave={wave} />}
      {wave.state === "open" && !wave.isPeriod && <ParticipationCard waveId={wave.id} />}
      <ExtendDialog wave={wave} isOpen={isExtending} onClose={extending.close} />
      <ConfirmDialog
        isOpen={isClosing}
        onClose={closing.close}
        title={t("close.confirmTitle")}
        text={t(wave.isPeriod ? "close.confirmPeriod" : "close.confirm")}
        yes={t("close.yes")}
        isFinal
        isBusy={close.isPending}
        onYes={() => close.mutate(undefined)}
      />
    </>
  );
}
