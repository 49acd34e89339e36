import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readResults, readUnits, redactComment } from "../api/results.ts";
import { readSurveyVersion } from "../api/surveys.ts";
import type { WaveView } from "../api/waves.ts";
import { CommentList, type CommentPlace } from "../insights/CommentList.tsx";
import { itemTexts } from "../insights/itemTexts.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { currentLanguage } from "../ui/i18n.ts";

/** After the release: a comment that names somebody can still be removed, and nothing else. */
export function ReleasedComments({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("waves");
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<CommentPlace | null>(null);
  const { data } = useQuery({
    queryKey: ["released-comments", wave.id],
    queryFn: async () => {
      const { comments } = await readResults(wave.id);
      const [version, units] = await Promise.all([
        readSurveyVersion(wave.survey, wave.version),
        readUnits(),
      ]);
      return { comments, version, names: new Map(units.map(({ id, name }) => [id, name])) };
    },
    staleTime: 5 * 60_000,
  });
  const remove = useMutation({
    mutationFn: (place: CommentPlace) => redactComment(wave.id, place),
    onSettled: async () => {
      setChosen(null);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["released-comments", wave.id] }),
        queryClient.invalidateQueries({ queryKey: ["results", wave.id] }),
      ]);
    },
  });
  if (data === undefined) return null;
  return (
    <>
      <CommentList
        comments={data.comments}
        nameOf={(unit) => data.names.get(unit) ?? unit}
        texts={itemTexts(data.version, currentLanguage())}
        actions={(place, text) => (
          <Button
            variant="subtle"
            size="compact-sm"
            ml="sm"
            aria-label={t("redact.removeFor", { text })}
            onClick={() => setChosen(place)}
          >
            {t("redact.remove")}
          </Button>
        )}
      />
      <ConfirmDialog
        isOpen={chosen !== null}
        onClose={() => setChosen(null)}
        title={t("redact.removeTitle")}
        text={t("redact.removeConfirm")}
        yes={t("redact.removeYes")}
        isFinal
        isBusy={remove.isPending}
        onYes={() => chosen && remove.mutate(chosen)}
      />
    </>
  );
}
