import { Button, Group, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/apiProblem.ts";
import { extendWave, type WaveView } from "../api/waves.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { placeTexts } from "../ui/problemText.ts";
import { useWaveStep } from "./useWaveStep.ts";

interface ExtendDialogProps {
  readonly wave: WaveView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks for a later closing date. A date that does not fit is told beside the field. */
export function ExtendDialog({ wave, isOpen, onClose }: ExtendDialogProps) {
  const { t } = useTranslation("waves");
  const { t: td } = useTranslation("desk");
  const [date, setDate] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const extend = useWaveStep(wave.id, {
    take: async (closesOn: string) => {
      try {
        return await extendWave(wave.id, closesOn);
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 422) {
          setFault(placeTexts(error, t).join(" "));
        }
        throw error;
      }
    },
    done: (_state, closesOn) => t("steps.done.extend", { closesOn }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (date === "") return setFault(t("extend.missing"));
    setFault(null);
    extend.mutate(date, { onSuccess: onClose });
  };
  return (
    <Dialog title={t("extend.title")} isOpen={isOpen} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Text mb="md">{t("extend.intro")}</Text>
        <TextInput
          type="date"
          label={t("extend.closesOn")}
          min={wave.closesOn}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
          error={fault}
          data-autofocus
        />
        <Group justify="flex-end" mt="xl">
          <Button variant="default" onClick={onClose}>
            {td("common.cancel")}
          </Button>
          <Button type="submit" loading={extend.isPending}>
            {t("extend.yes")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
