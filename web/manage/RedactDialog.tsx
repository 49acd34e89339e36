import { Button, Group, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { redactComment } from "../api/results.ts";
import type { CommentPlace } from "../insights/CommentList.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { problemText } from "../ui/problemText.ts";

interface RedactDialogProps {
  readonly waveId: string;
  readonly place: CommentPlace;
  readonly text: string;
  readonly onClose: () => void;
}

/** Hides selected words of a comment that will be published; nothing else of it can be changed. */
export function RedactDialog({ waveId, place, text, onClose }: RedactDialogProps) {
  const { t } = useTranslation("waves");
  const { t: td } = useTranslation("desk");
  const queryClient = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const redact = useMutation({
    mutationFn: (hide: { from: number; to: number }[] | undefined) =>
      redactComment(waveId, { ...place, ...(hide && { hide }) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["preview", waveId] });
      onClose();
    },
    onError: (error) => setFault(problemText(error, td)),
  });
  const hideSelection = () => {
    const from = field.current?.selectionStart ?? 0;
    const to = field.current?.selectionEnd ?? 0;
    if (to > from) redact.mutate([{ from, to }]);
    else setFault(t("redact.nothingSelected"));
  };
  return (
    <Dialog title={t("redact.title")} onClose={onClose}>
      <Text size="sm">{t("redact.intro")}</Text>
      <Textarea
        ref={field}
        mt="md"
        label={t("redact.label")}
        value={text}
        readOnly
        autosize
        minRows={3}
        error={fault}
        data-autofocus
      />
      <Group justify="flex-end" mt="xl">
        <Button variant="default" onClick={onClose}>
          {td("common.cancel")}
        </Button>
        <Button
          variant="default"
          loading={redact.isPending}
          onClick={() => redact.mutate(undefined)}
        >
          {t("redact.hideAll")}
        </Button>
        <Button loading={redact.isPending} onClick={hideSelection}>
          {t("redact.hideSelection")}
        </Button>
      </Group>
    </Dialog>
  );
}
