import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { WaveView } from "../api/waves.ts";
import { notifyDone, notifyFailed, notifyOtherwise } from "../ui/notify.ts";
import { presentState, refusalText } from "./stepRefusal.ts";

interface StepOptions<V> {
  /** Takes the step; answers with where the wave stands afterwards. */
  readonly take: (input: V) => Promise<{ state: WaveView["state"] }>;
  /** What is said when it is done. */
  readonly done: (state: WaveView["state"], input: V) => string;
  readonly onEnd?: () => void;
}

/** A step of a wave: says how it went, and shows what is so now, even if another tab was first. */
export function useWaveStep<V>(waveId: string, { take, done, onEnd }: StepOptions<V>) {
  const { t } = useTranslation("waves");
  const { t: td } = useTranslation("desk");
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: take,
    onSuccess: ({ state }, input) => notifyDone(done(state, input)),
    onError: (error) => {
      const state = presentState(error);
      const message = refusalText(error, t, td);
      if (state === null) notifyFailed(message, t("steps.failed"));
      else notifyOtherwise(message);
    },
    onSettled: async () => {
      onEnd?.();
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["wave", waveId] }),
        queryClient.invalidateQueries({ queryKey: ["waves"] }),
      ]);
    },
  });
}
