import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Action } from "../../schema/wire/actions.ts";
import { changeAction, deleteAction, makeAction } from "../api/actions.ts";
import { ApiProblem } from "../api/apiProblem.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { notifyDone } from "../ui/notify.ts";
import { useFocusOnFault } from "../ui/useFocusOnFault.ts";
import { ActionDueFields } from "./ActionDueFields.tsx";
import { ActionLinkFields } from "./ActionLinkFields.tsx";
import { ActionPreview } from "./ActionPreview.tsx";
import { ActionVisibleField } from "./ActionVisibleField.tsx";
import { ActionWordsFields } from "./ActionWordsFields.tsx";
import type { ActionChoices } from "./actionChoices.ts";
import { type ActionDraft, actionFaults, toEntered } from "./actionDraft.ts";
import { useActionProblem } from "./useActionProblem.ts";

interface ActionFormProps {
  /** null: a new one. */
  readonly action: Action | null;
  readonly start: ActionDraft;
  readonly choices: ActionChoices;
  readonly onReload: () => void;
}

/** The form of an action, with what employees would read of it. Faults stand beside their fields. */
export function ActionForm({ action, start, choices, onReload }: ActionFormProps) {
  const { t } = useTranslation("actions");
  const { t: td } = useTranslation("desk");
  const [draft, setDraft] = useState(start);
  const [tries, setTries] = useState(0);
  const [isShowing, showing] = useDisclosure(false);
  const [isRemoving, removing] = useDisclosure(false);
  const formRef = useFocusOnFault(tries);
  const problemOf = useActionProblem();
  const leave = useLeave();
  const faults = actionFaults(draft);
  const shownOn = action?.shownOn ?? null;
  const change = (part: Partial<ActionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () =>
      action === null
        ? makeAction(toEntered(draft))
        : changeAction(action.id, { ...toEntered(draft), revision: action.revision }),
    onSuccess: () => leave(td("common.saved")),
    onSettled: showing.close,
  });
  const remove = useMutation({
    mutationFn: (id: string) => deleteAction(id),
    onSuccess: () => leave(t("remove.done")),
    onSettled: removing.close,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries((before) => before + 1);
    if (faults.size > 0) return;
    if (draft.isVisible && shownOn === null) showing.open();
    else save.mutate();
  };
  const fields = { draft, change, faults: tries > 0 ? faults : new Set<never>() };
  const measure = choices.indicators.find(({ id }) => id === draft.indicator)?.measure ?? null;
  const error = save.error ?? remove.error;
  const isMeanwhile = error instanceof ApiProblem && error.slug === "changed-meanwhile";
  return (
    <Paper className="desk-card" p={{ base: "md", sm: "xl" }} maw={720}>
      <form ref={formRef} onSubmit={submit} noValidate>
        <Stack gap="lg">
          <ActionWordsFields {...fields} />
          <ActionDueFields {...fields} />
          <ActionLinkFields {...fields} choices={choices} />
          <ActionVisibleField draft={draft} change={change} shownOn={shownOn} />
          <ActionPreview draft={draft} action={action} measure={measure} />
          {error && (
            <Group gap="sm">
              <Text role="alert" c="var(--mantine-color-error)" size="sm">
                {problemOf(error)}
              </Text>
              {isMeanwhile && (
                <Button variant="default" size="compact-sm" onClick={onReload}>
                  {t("reload")}
                </Button>
              )}
            </Group>
          )}
          <Group gap="sm">
            <Button type="submit" size="md" loading={save.isPending}>
              {t("save")}
            </Button>
            {action !== null && shownOn === null && (
              <Button variant="default" size="md" onClick={removing.open}>
                {t("remove.start")}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
      <ConfirmDialog
        isOpen={isShowing}
        onClose={showing.close}
        title={t("show.title")}
        text={t("show.text")}
        yes={t("show.yes")}
        isBusy={save.isPending}
        onYes={() => save.mutate()}
      />
      <ConfirmDialog
        isOpen={isRemoving}
        onClose={removing.close}
        title={t("remove.title")}
        text={t("remove.text")}
        yes={t("remove.yes")}
        isFinal
        isBusy={remove.isPending}
        onYes={() => action !== null && remove.mutate(action.id)}
      />
    </Paper>
  );
}

/** Goes back to the list, which is asked for anew, and says what was done. */
function useLeave() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return async (message: string) => {
    await queryClient.invalidateQueries({ queryKey: ["actions"] });
    notifyDone(message);
    await navigate("/actions");
  };
}
