import type { TFunction } from "i18next";
import { ApiProblem } from "../api/apiProblem.ts";

const KNOWN = [
  "unreachable",
  "internal",
  "not-signed-in",
  "foreign-origin",
  "no-account",
  "signs-in-by-access",
  "not-allowed",
  "password-expired",
  "password-to-change",
  "second-factor-required",
  "second-factor-unreadable",
  "not-found",
  "not-valid",
  "population-too-near",
  "too-many-requests",
  "unexpected",
  "keys-do-not-fit",
  "ballots-lost",
  "links-lost",
] as const;

/** Longer waits are told in minutes. */
const LONG_WAIT_SECONDS = 180;

/** An honest sentence about what went wrong, and what to do. */
export function problemText(error: unknown, t: TFunction<"desk">): string {
  if (!(error instanceof ApiProblem)) return t("errors.unexpected");
  const wait = error.retryAfterSeconds;
  if (error.status === 429 && wait !== null) {
    return wait > LONG_WAIT_SECONDS
      ? t("errors.waitMinutes", { minutes: Math.ceil(wait / 60) })
      : t("errors.waitSeconds", { seconds: wait });
  }
  const known = KNOWN.find((slug) => slug === error.slug);
  return known ? t(`errors.${known}`) : t("errors.other", { slug: error.slug });
}

/** The places that the server named, one line each, in our words where we have them. */
export function placeTexts(error: unknown, t: TFunction<"waves">): string[] {
  if (!(error instanceof ApiProblem)) return [];
  return error.errors.map(({ pointer, code, detail }) => {
    const key = FAULTS.find((fault) => fault === code);
    return key ? t(`form.faults.${key}`) : `${pointer} ${detail ?? code ?? ""}`;
  });
}

const FAULTS = [
  "closes-before-it-opens",
  "open-too-long",
  "channel-not-ready",
  "codes-need-slips",
  "codes-needed",
  "codes-have-no-persons",
  "codes-not-for-survey",
  "named-need-mail",
  "named-too-few",
  "unknown-level",
  "cut-needs-codes",
  "unknown-unit",
  "unknown-version",
  "population-too-small",
  "cut-values-too-many",
  "too-many-cut-values",
  "unit-not-in-wave",
  "already-over",
  "date-not-later",
  "date-too-late",
  "unknown-group",
  "month-outside-wave",
  "more-than-pool",
  "entered-twice",
] as const;
