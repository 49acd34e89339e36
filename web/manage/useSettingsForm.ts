import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeSettings, type SettingsView } from "../api/administration.ts";
import { notifyDone } from "../ui/notify.ts";
import { draftFaults, type SettingsRequest } from "./draftFaults.ts";

/**
 * A part of the settings as a form that is saved by itself. What was saved stands in it afterwards.
 * @param toDraft the settings as they are typed; @param toChange the request of what was typed
 */
export function useSettingsForm<Draft extends object>(
  settings: SettingsView,
  toDraft: (settings: SettingsView) => Draft,
  toChange: (draft: Draft) => SettingsRequest,
  afterSaving: () => void = () => undefined,
) {
  const { t: td } = useTranslation("desk");
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => toDraft(settings));
  const [isTried, setIsTried] = useState(false);
  const faults = draftFaults(draft, toChange(draft));
  const save = useMutation({
    mutationFn: () => changeSettings(toChange(draft)),
    onSuccess: (saved) => {
      queryClient.setQueryData(["settings"], saved);
      setDraft(toDraft(saved));
      notifyDone(td("common.saved"));
      afterSaving();
    },
  });
  const change = <Name extends keyof Draft>(name: Name, value: Draft[Name]) =>
    setDraft((before) => ({ ...before, [name]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (faults.size === 0) save.mutate();
  };
  return {
    draft,
    change,
    save,
    submit,
    isAtFault: (name: keyof Draft) => isTried && faults.has(name),
  };
}
