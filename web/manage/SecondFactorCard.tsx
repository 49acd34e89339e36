import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { drawRecoveryCodes, readSecondFactor, turnOffSecondFactor } from "../api/secondFactor.ts";
import { Card } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { notifyDone } from "../ui/notify.ts";
import { useSessionRefresh } from "../ui/session.ts";
import { ErrorState, Loading } from "../ui/states.tsx";
import { RecoveryCodeList } from "./RecoveryCodeList.tsx";
import { SecondFactorProofForm } from "./SecondFactorProofForm.tsx";
import { SecondFactorSetUp } from "./SecondFactorSetUp.tsx";

const FEW_CODES = 3;
const KEY = ["second-factor"] as const;

/** One's own second factor: set up, recovery codes, turned off. */
export function SecondFactorCard() {
  const { t } = useTranslation("secondFactor");
  const queryClient = useQueryClient();
  const refreshSession = useSessionRefresh();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: readSecondFactor });
  const [isSettingUp, setIsSettingUp] = useState(false);
  const changed = async () => {
    setIsSettingUp(false);
    await queryClient.invalidateQueries({ queryKey: KEY });
    await refreshSession();
  };
  return (
    <Card title={t("title")} intro={t("intro")}>
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={1} />}
      {isSettingUp && <SecondFactorSetUp onDone={changed} onCancel={() => setIsSettingUp(false)} />}
      {data && !isSettingUp && !data.isOn && (
        <Stack gap="md" align="flex-start">
          <Text>{t("isOff")}</Text>
          <Button onClick={() => setIsSettingUp(true)}>{t("setUp")}</Button>
        </Stack>
      )}
      {data?.isOn && !isSettingUp && (
        <TurnedOn codesLeft={data.recoveryCodesLeft} onChanged={changed} />
      )}
    </Card>
  );
}

interface TurnedOnProps {
  readonly codesLeft: number;
  readonly onChanged: () => Promise<void>;
}

function TurnedOn({ codesLeft, onChanged }: TurnedOnProps) {
  const { t } = useTranslation("secondFactor");
  const [step, setStep] = useState<"draw" | "off" | null>(null);
  const [drawn, setDrawn] = useState<readonly string[] | null>(null);
  const close = () => {
    setStep(null);
    setDrawn(null);
  };
  return (
    <>
      <Text>
        {t("isOn")} {t("codesLeft", { count: codesLeft })}
      </Text>
      {codesLeft < FEW_CODES && (
        <Text role="alert" fw={600} mt={4}>
          {t("codesFew")}
        </Text>
      )}
      <Group gap="sm" mt="md">
        <Button variant="default" onClick={() => setStep("draw")}>
          {t("draw")}
        </Button>
        <Button variant="default" onClick={() => setStep("off")}>
          {t("turnOff")}
        </Button>
      </Group>
      {step !== null && (
        <Dialog
          title={t(step === "off" ? "turnOffTitle" : drawn === null ? "draw" : "recovery.title")}
          isKept={drawn !== null}
          onClose={close}
        >
          {drawn !== null ? (
            <RecoveryCodeList codes={drawn} onDone={close} />
          ) : (
            <SecondFactorProofForm
              intro={t(step === "off" ? "turnOffIntro" : "drawIntro")}
              submitText={t(step === "off" ? "turnOff" : "draw")}
              onCancel={close}
              onSubmit={async (proof) => {
                if (step === "draw") setDrawn(await drawRecoveryCodes(proof));
                else {
                  await turnOffSecondFactor(proof);
                  close();
                  notifyDone(t("turnedOff"));
                }
                await onChanged();
              }}
            />
          )}
        </Dialog>
      )}
    </>
  );
}
