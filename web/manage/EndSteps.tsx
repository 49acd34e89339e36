import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { takeStep, type WaveView } from "../api/waves.ts";
import { Card } from "../ui/Card.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { CopyText } from "../ui/CopyText.tsx";
import { ReleasedComments } from "./ReleasedComments.tsx";
import { useWaveStep } from "./useWaveStep.ts";

/** After release, or after an alarm: look at the results, destroy the ballots. */
export function EndSteps({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("waves");
  const [isAsking, dialog] = useDisclosure(false);
  const destroy = useWaveStep(wave.id, {
    take: () => takeStep(wave.id, "destroy"),
    done: () => t("steps.done.destroy"),
    onEnd: dialog.close,
  });
  const { state } = wave;
  const publicAddress = `${location.origin}/results/${wave.id}`;
  return (
    <>
      <Card title={t("steps.title")}>
        <Group gap="sm">
          {state !== "stopped" && (
            <Button component={Link} to={`/results/${wave.id}`}>
              {t("steps.results")}
            </Button>
          )}
          {state !== "stopped" && (
            <Button component={Link} to={`/actions/new?wave=${wave.id}`} variant="default">
              {t("steps.act")}
            </Button>
          )}
          {state !== "destroyed" && (
            <Button variant="default" onClick={dialog.open}>
              {t("steps.destroy")}
            </Button>
          )}
        </Group>
        {state !== "stopped" && (
          <dl className="desk-facts" style={{ marginTop: 24 }}>
            <div className="desk-fact-wide">
              <dt>{t("steps.publicAddress")}</dt>
              <dd>
                <CopyText text={publicAddress} label={t("steps.publicAddress")} />
              </dd>
            </div>
          </dl>
        )}
        <ConfirmDialog
          isOpen={isAsking}
          onClose={dialog.close}
          title={t("destroy.confirmTitle")}
          text={t("destroy.confirm")}
          yes={t("destroy.yes")}
          isFinal
          isBusy={destroy.isPending}
          onYes={() => destroy.mutate(undefined)}
        />
      </Card>
      {state !== "stopped" && <ReleasedComments wave={wave} />}
    </>
  );
}
