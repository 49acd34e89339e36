import { respond as en } from "./en/respond.ts";
import type { Language } from "./language.ts";
import { type RespondText, respond as zhCN } from "./zh-CN/respond.ts";

export type { RespondText };

/** The employee page's sentences in one language. */
export const respondText = (language: Language): RespondText => (language === "en" ? en : zhCN);

/** A state of the wave in which nothing can be answered. */
export type RestingState = keyof RespondText["states"];

/** The resting state that a wave's public state means for an employee; null: it can be answered. */
export function restingStateOf(waveState: string | null): RestingState | null {
  switch (waveState) {
    case "scheduled":
    case "closed":
    case "released":
    case "destroyed":
    case "stopped":
      return waveState;
    default:
      return null;
  }
}
