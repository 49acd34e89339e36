import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { WaveState } from "../../schema/wire/waves.ts";
import { ApiProblem } from "../api/apiProblem.ts";
import type { WaveView } from "../api/waves.ts";
import { notifyDone, notifyFailed, notifyOtherwise } from "../ui/notify.ts";
import { placeTexts, problemText } from "../ui/problemText.ts";

const SECONDS_PER_DAY = 86_400;

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
      const message = refusalText(error, state, t, td);
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

function refusalText(
  error: unknown,
  state: WaveView["state"] | null,
  t: TFunction<"waves">,
  td: TFunction<"desk">,
): string {
  if (state === null) return [problemText(error, td), ...placeTexts(error, t)].join(" ");
  const wait = error instanceof ApiProblem ? error.retryAfterSeconds : null;
  return wait === null
    ? t("steps.already", { state: t(`states.${state}`) })
    : t("steps.tooEarly", { days: Math.ceil(wait / SECONDS_PER_DAY) });
}

/** Where the wave stands, if the server refused a step because it stands elsewhere. */
function presentState(error: unknown): WaveView["state"] | null {
  if (!(error instanceof ApiProblem) || error.status !== 409) return null;
  const state = WaveState.safeParse(error.state);
  return state.success ? state.data : null;
}
