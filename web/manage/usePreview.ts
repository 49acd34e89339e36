import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ApiProblem } from "../api/apiProblem.ts";
import { readPreview, readUnits } from "../api/results.ts";
import { readSurveyVersion } from "../api/surveys.ts";
import type { WaveView } from "../api/waves.ts";

/** Seconds to wait where the server says "not yet" without a time. */
const DEFAULT_WAIT_SECONDS = 5;

/** Seconds until a settling wave is worth asking again; null where the refusal is another one. */
export function settlingSeconds(error: unknown): number | null {
  if (!(error instanceof ApiProblem) || error.status !== 409) return null;
  return error.retryAfterSeconds;
}

/** What a closed wave would publish. While its ballots settle, it asks again by itself. */
export function usePreview(wave: WaveView) {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ["preview", wave.id],
    queryFn: async () => {
      const results = await readPreview(wave.id);
      const [version, units] = await Promise.all([
        readSurveyVersion(wave.survey, wave.version),
        readUnits(),
      ]);
      return { results, version, units };
    },
    retry: (_failures, error) => settlingSeconds(error) !== null,
    retryDelay: (_failures, error) =>
      1000 * Math.max(1, settlingSeconds(error) ?? DEFAULT_WAIT_SECONDS),
    staleTime: 5 * 60_000,
  });
  const { error } = query;
  // A wave that was stopped or released meanwhile stands elsewhere: the page is to show that.
  useEffect(() => {
    if (error instanceof ApiProblem && error.status === 409) {
      void queryClient.invalidateQueries({ queryKey: ["wave", wave.id] });
    }
  }, [error, queryClient, wave.id]);
  const reason = query.data ? null : query.failureReason;
  const progress = reason instanceof ApiProblem ? reason.progress : null;
  const unsafe = error instanceof ApiProblem ? error.unsafe : null;
  return { ...query, progress, unsafe, waitSeconds: progress ? null : settlingSeconds(reason) };
}
