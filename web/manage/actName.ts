import type { TFunction } from "i18next";

const ACTS = [
  "account.made",
  "account.changed",
  "account.removed",
  "account.password-changed",
  "account.signed-in",
  "account.code-refused",
  "account.session-ended",
  "account.sign-in-refused",
  "account.second-factor-on",
  "account.second-factor-off",
  "account.second-factor-reset",
  "account.recovery-codes-drawn",
  "account.recovery-code-used",
  "action.made",
  "action.changed",
  "action.deleted",
  "key.made",
  "key.revoked",
  "key.rotated",
  "roster.imported",
  "records.imported",
  "baseline.locked",
  "target.revised",
  "break.entered",
  "break.removed",
  "settings.changed",
  "suggestion.decided",
  "suggestion.replied",
  "survey.published",
  "survey.draft-saved",
  "wave.created",
  "wave.launched",
  "wave.opened",
  "wave.links-downloaded",
  "wave.codes-handed-out",
  "wave.extended",
  "wave.closed",
  "wave.previewed",
  "wave.comment-redacted",
  "wave.released",
  "wave.destroyed",
  "wave.stopped",
  "clock.moved",
] as const;

/** An act in words; the server's own word where the pages know none yet. */
export function actName(action: string, t: TFunction<"access">): string {
  const known = ACTS.find((act) => act === action);
  return known ? t(`acts.${known}`) : action;
}
