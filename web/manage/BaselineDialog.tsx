import { NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lockBaseline } from "../api/programme.ts";
import { inLanguage } from "../ui/i18n.ts";
import { notifyDone } from "../ui/notify.ts";
import { JudgedDialog } from "./JudgedDialog.tsx";
import { type BaselineDraft, toNewBaseline } from "./judgedDrafts.ts";
import type { JudgedRow } from "./judgedRows.ts";

/** Locks where an indicator starts: from a wave, from HR's counts, or a value from before. */
export function BaselineDialog({
  row,
  onClose,
}: {
  readonly row: JudgedRow;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("programme");
  const queryClient = useQueryClient();
  const { indicator, waves, hasRecord } = row;
  const hasSurvey = indicator.survey !== null;
  const [draft, setDraft] = useState<BaselineDraft>({
    from: hasSurvey ? "wave" : "period",
    wave: waves[0]?.id ?? "",
    ...{ period: "", value: "", n: "", source: "", reason: "" },
  });
  const [isTried, setIsTried] = useState(false);
  const isReplacement = row.baseline !== null;
  const wanted = toNewBaseline(indicator.id, draft, isReplacement);
  const lock = useMutation({
    mutationFn: lockBaseline,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["baselines"] });
      onClose();
      notifyDone(t("lock.done"));
    },
  });
  const field = (name: Exclude<keyof BaselineDraft, "from" | "wave">) => ({
    label: t(`lock.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
  });
  const name = inLanguage(indicator.title);
  return (
    <JudgedDialog
      title={t(isReplacement ? "judged.replaceOf" : "judged.lockOf", { name })}
      submit={t("lock.submit")}
      about="baseline"
      isBusy={lock.isPending}
      error={lock.error}
      fault={isTried && wanted === null ? t("lock.missing") : null}
      onSubmit={() => {
        setIsTried(true);
        if (wanted !== null) lock.mutate(wanted);
      }}
      onClose={onClose}
    >
      <NativeSelect
        label={t("lock.from")}
        value={draft.from}
        onChange={(event) => {
          const from = event.currentTarget.value as BaselineDraft["from"];
          setDraft((before) => ({ ...before, from }));
        }}
        data={[
          ...(hasSurvey ? [{ value: "wave", label: t("lock.wave") }] : []),
          ...(hasRecord
            ? [
                { value: "period", label: t("lock.period") },
                { value: "entered", label: t("lock.entered") },
              ]
            : []),
        ]}
      />
      {draft.from === "wave" && (
        <NativeSelect
          label={t("lock.chooseWave")}
          description={waves.length === 0 ? t("lock.waveNone") : undefined}
          disabled={waves.length === 0}
          value={draft.wave}
          onChange={(event) => {
            const wave = event.currentTarget.value;
            setDraft((before) => ({ ...before, wave }));
          }}
          data={waves.map(({ id, name: label }) => ({ value: id, label }))}
        />
      )}
      {draft.from === "period" && (
        <TextInput {...field("period")} description={t("lock.periodHint")} />
      )}
      {draft.from === "entered" && (
        <>
          <TextInput {...field("value")} inputMode="decimal" />
          <TextInput {...field("n")} inputMode="numeric" />
          <TextInput {...field("source")} description={t("lock.sourceHint")} />
        </>
      )}
      {isReplacement && <TextInput {...field("reason")} />}
    </JudgedDialog>
  );
}
