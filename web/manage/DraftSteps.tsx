import { Alert, Button, List } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/apiProblem.ts";
import { readUnits } from "../api/results.ts";
import { readPlan, takeStep, type WaveView } from "../api/waves.ts";
import { Card } from "../ui/Card.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { placeTexts } from "../ui/problemText.ts";
import { ErrorState, Loading } from "../ui/states.tsx";
import { PlanPopulation } from "./PlanPopulation.tsx";
import { PlanTables } from "./PlanTables.tsx";
import { useWaveStep } from "./useWaveStep.ts";

/** Before launch: how the roster falls into ballot groups, and only then the button. */
export function DraftSteps({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("waves");
  const [isAsking, dialog] = useDisclosure(false);
  const plan = useQuery({ queryKey: ["plan", wave.id], queryFn: () => readPlan(wave.id) });
  const units = useQuery({ queryKey: ["units"], queryFn: readUnits });
  const launch = useWaveStep(wave.id, {
    take: () => takeStep(wave.id, "launch"),
    done: (state) => t("steps.done.launch", { state: t(`states.${state}`) }),
    onEnd: () => {
      dialog.close();
      void plan.refetch();
    },
  });
  const isTooSmall = plan.error instanceof ApiProblem && plan.error.status === 422;
  return (
    <Card title={t("plan.title")} intro={t("plan.intro")}>
      {plan.data && (
        <>
          <PlanPopulation plan={plan.data} />
          <PlanTables plan={plan.data} units={units.data ?? []} />
          <Button mt="xl" size="md" onClick={dialog.open} disabled={plan.data.near.length > 0}>
            {t("steps.launch")}
          </Button>
        </>
      )}
      {isTooSmall && (
        <Alert role="alert" variant="outline" color="gray" title={t("plan.tooSmall")}>
          <List>
            {placeTexts(plan.error, t).map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {plan.error && !isTooSmall && (
        <ErrorState error={plan.error} onRetry={() => plan.refetch()} />
      )}
      {plan.isPending && <Loading rows={2} />}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={dialog.close}
        title={t("launch.confirmTitle")}
        text={t("launch.confirm")}
        yes={t("launch.yes")}
        isBusy={launch.isPending}
        onYes={() => launch.mutate(undefined)}
      />
    </Card>
  );
}
