import { NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { reviseTarget } from "../api/programme.ts";
import { inLanguage } from "../ui/i18n.ts";
import { notifyDone } from "../ui/notify.ts";
import { JudgedDialog } from "./JudgedDialog.tsx";
import { type TargetDraft, toNewTarget, toTargetDraft } from "./judgedDrafts.ts";
import type { JudgedRow } from "./judgedRows.ts";

/** Changes a target, its date or its owner from today on; the reason is told to whoever reads it. */
export function TargetDialog({
  row,
  onClose,
}: {
  readonly row: JudgedRow;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("programme");
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => toTargetDraft(row));
  const [isTried, setIsTried] = useState(false);
  const wanted = toNewTarget(row, draft);
  const revise = useMutation({
    mutationFn: reviseTarget,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["targets"] });
      onClose();
      notifyDone(t("revise.done"));
    },
  });
  const field = (name: Exclude<keyof TargetDraft, "changeBasis">) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
  });
  const isChange = row.changeBasis !== null;
  return (
    <JudgedDialog
      title={t("judged.reviseOf", { name: inLanguage(row.indicator.title) })}
      submit={t("revise.submit")}
      about="target"
      isBusy={revise.isPending}
      error={revise.error}
      fault={isTried && typeof wanted === "string" ? t(`revise.${wanted}`) : null}
      onSubmit={() => {
        setIsTried(true);
        if (typeof wanted !== "string") revise.mutate(wanted);
      }}
      onClose={onClose}
    >
      {row.indicator.kind !== "process" && (
        <TextInput
          {...field("target")}
          label={t(isChange ? "revise.change" : "revise.level")}
          description={isChange ? t("revise.changeHint") : undefined}
        />
      )}
      {draft.changeBasis !== null && (
        <NativeSelect
          label={t("revise.basis")}
          value={draft.changeBasis}
          onChange={(event) => {
            const changeBasis = event.currentTarget.value === "points" ? "points" : "relative";
            setDraft((before) => ({ ...before, changeBasis }));
          }}
          data={(["relative", "points"] as const).map((basis) => ({
            value: basis,
            label: t(`revise.${basis}`),
          }))}
        />
      )}
      <TextInput {...field("dueOn")} type="date" label={t("revise.dueOn")} />
      <TextInput {...field("ownerZh")} label={t("revise.ownerZh")} />
      <TextInput
        {...field("ownerEn")}
        label={t("revise.ownerEn")}
        description={t("revise.ownerHint")}
      />
      <TextInput
        {...field("reason")}
        label={t("revise.reason")}
        description={t("revise.reasonHint")}
      />
    </JudgedDialog>
  );
}
