import { NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import { enterBreak } from "../api/programme.ts";
import { notifyDone } from "../ui/notify.ts";
import { type BreakDraft, INDICATORS_TO_CHOOSE, toNewBreak } from "./breakDraft.ts";
import { JudgedDialog } from "./JudgedDialog.tsx";

interface BreakDialogProps {
  readonly units: readonly Unit[];
  /** The name of an indicator. */
  readonly nameOf: (indicator: string) => string;
  readonly onClose: () => void;
}

const KINDS = ["appraisal-standard", "reason-flags", "organisation"] as const;

/** Enters a day across which lines are not compared. */
export function BreakDialog({ units, nameOf, onClose }: BreakDialogProps) {
  const { t } = useTranslation("programme");
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<BreakDraft>({
    ...{ kind: "appraisal-standard", on: "", indicator: "", unit: "", note: "" },
  });
  const [isTried, setIsTried] = useState(false);
  const wanted = toNewBreak(draft);
  const enter = useMutation({
    mutationFn: enterBreak,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["breaks"] });
      onClose();
      notifyDone(t("breaks.done"));
    },
  });
  const field = (name: keyof BreakDraft) => ({
    label: t(`breaks.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
  });
  const indicators = INDICATORS_TO_CHOOSE[draft.kind];
  return (
    <JudgedDialog
      title={t("breaks.enter")}
      submit={t("breaks.submit")}
      about="break"
      isBusy={enter.isPending}
      error={enter.error}
      fault={isTried && wanted === null ? t("breaks.missing") : null}
      onSubmit={() => {
        setIsTried(true);
        if (wanted !== null) enter.mutate(wanted);
      }}
      onClose={onClose}
    >
      <NativeSelect
        {...field("kind")}
        data={KINDS.map((kind) => ({ value: kind, label: t(`breaks.kinds.${kind}`) }))}
      />
      {indicators !== undefined && (
        <NativeSelect
          {...field("indicator")}
          data={[
            { value: "", label: t("breaks.allOfKind") },
            ...indicators.map((id) => ({ value: id, label: nameOf(id) })),
          ]}
        />
      )}
      {draft.kind === "organisation" && (
        <NativeSelect
          {...field("unit")}
          data={[
            { value: "", label: t("breaks.chooseUnit") },
            ...units.map(({ id, path }) => ({ value: id, label: path })),
          ]}
        />
      )}
      <TextInput {...field("on")} type="date" description={t("breaks.onHint")} />
      <TextInput {...field("note")} description={t("breaks.noteHint")} />
    </JudgedDialog>
  );
}
