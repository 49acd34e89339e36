import { Alert, Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/apiProblem.ts";
import { takeStep, type WaveView } from "../api/waves.ts";
import { isNothingShown } from "../insights/isNothingShown.ts";
import { Card } from "../ui/Card.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { ErrorState, Loading } from "../ui/states.tsx";
import { DestroyButton } from "./DestroyButton.tsx";
import { PreviewResults } from "./PreviewResults.tsx";
import { SecondsLeft } from "./SecondsLeft.tsx";
import { usePreview } from "./usePreview.ts";
import { useWaveStep } from "./useWaveStep.ts";

/** After the close: look at what will be published, then release it, once. */
export function ClosedSteps({ wave }: { readonly wave: WaveView }) {
  const { t, i18n } = useTranslation("waves");
  const { t: tr } = useTranslation("results");
  const [isAsking, dialog] = useDisclosure(false);
  const queryClient = useQueryClient();
  const preview = usePreview(wave);
  const release = useWaveStep(wave.id, {
    take: async () => {
      const step = await takeStep(wave.id, "release");
      await queryClient.invalidateQueries({ queryKey: ["results", wave.id] });
      return step;
    },
    done: () => t("steps.done.release"),
    onEnd: dialog.close,
  });
  const isWorking = preview.isPending && preview.waitSeconds === null && preview.progress === null;
  // Its ballots can be opened no more: nothing else is left to do.
  const isLost = preview.error instanceof ApiProblem && preview.error.slug === "ballots-lost";
  return (
    <>
      <Card title={t("preview.title")} intro={t("preview.intro")}>
        {preview.waitSeconds !== null && (
          <Alert role="status" variant="outline" color="gray" title={t("preview.settlingTitle")}>
            <SecondsLeft key={preview.failureCount} seconds={preview.waitSeconds} />
          </Alert>
        )}
        {preview.progress && (
          <Alert role="status" variant="outline" color="gray" title={t("preview.checkingTitle")}>
            <Text component="span" className="desk-numbers">
              {t("preview.checking", { ...preview.progress })}
            </Text>
          </Alert>
        )}
        {isWorking && <Loading rows={2} />}
        {preview.error && !preview.unsafe && (
          <ErrorState error={preview.error} onRetry={() => preview.refetch()} />
        )}
        {isLost && <DestroyButton wave={wave} />}
        {preview.data && isNothingShown(preview.data.results) && (
          <Alert variant="outline" color="gray" mb="md" title={t("preview.nothingTitle")}>
            {t("preview.nothing")}
          </Alert>
        )}
        {preview.unsafe && (
          <Alert role="alert" variant="outline" color="red.8" title={t("preview.unsafeTitle")}>
            {t("preview.unsafe", {
              n: preview.unsafe.leaks,
              where:
                new Intl.ListFormat(i18n.language).format(preview.unsafe.questions) ||
                t("preview.unsafeElsewhere"),
            })}
          </Alert>
        )}
        {preview.data && (
          <Alert variant="outline" color="teal.8" mb="md" title={t("preview.passedTitle")}>
            {tr("auditPassed")}
          </Alert>
        )}
        {preview.data && (
          <Button size="md" onClick={dialog.open}>
            {t("steps.release")}
          </Button>
        )}
      </Card>
      {preview.data && !isNothingShown(preview.data.results) && (
        <PreviewResults waveId={wave.id} {...preview.data} />
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={dialog.close}
        title={t("release.confirmTitle")}
        text={t("release.confirm")}
        yes={t("release.yes")}
        isBusy={release.isPending}
        onYes={() => release.mutate(undefined)}
      />
    </>
  );
}
