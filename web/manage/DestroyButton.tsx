import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { destroyWave, type WaveView } from "../api/waves.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { destroyToTheEnd } from "./destroyToTheEnd.ts";
import { useWaveStep } from "./useWaveStep.ts";

/** Destroys the ballots of a wave, once that was confirmed. */
export function DestroyButton({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("waves");
  const [isAsking, dialog] = useDisclosure(false);
  const [isLong, long] = useDisclosure(false);
  const destroy = useWaveStep(wave.id, {
    take: () => destroyToTheEnd(() => destroyWave(wave.id), long.open),
    done: (now) => t(now === "destroyed" ? "steps.done.destroy" : "steps.done.destroyContinues"),
    onEnd: () => {
      long.close();
      dialog.close();
    },
  });
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {t("steps.destroy")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={dialog.close}
        title={t("destroy.confirmTitle")}
        text={t("destroy.confirm")}
        yes={t("destroy.yes")}
        isFinal
        isBusy={destroy.isPending}
        onYes={() => destroy.mutate(undefined)}
      >
        {isLong && <Text role="status">{t("destroy.continues")}</Text>}
      </ConfirmDialog>
    </>
  );
}
