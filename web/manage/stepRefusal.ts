import type { TFunction } from "i18next";
import { WaveState } from "../../schema/wire/waves.ts";
import { ApiProblem } from "../api/apiProblem.ts";
import type { WaveView } from "../api/waves.ts";
import { placeTexts, problemText } from "../ui/problemText.ts";

const SECONDS_PER_DAY = 86_400;

/** Why a step was refused, and what to do, for whoever asked for it. */
export function refusalText(error: unknown, t: TFunction<"waves">, td: TFunction<"desk">): string {
  const state = presentState(error);
  if (state === null) return [problemText(error, td), ...placeTexts(error, t)].join(" ");
  const { slug, retryAfterSeconds: wait } = error as ApiProblem;
  if (slug === "wave-being-launched") return t("steps.beingLaunched");
  return wait === null
    ? t("steps.already", { state: t(`states.${state}`) })
    : t("steps.tooEarly", { days: Math.ceil(wait / SECONDS_PER_DAY) });
}

/** Where the wave stands, if the server refused a step because it stands elsewhere. */
export function presentState(error: unknown): WaveView["state"] | null {
  if (!(error instanceof ApiProblem) || error.status !== 409) return null;
  const state = WaveState.safeParse(error.state);
  return state.success ? state.data : null;
}
