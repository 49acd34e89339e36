import type { TFunction } from "i18next";
import type { IndicatorView } from "../api/trends.ts";
import { inLanguage } from "../ui/i18n.ts";

/** The indicators of a manager's first page, overall satisfaction first. */
export const KEY_INDICATORS = [
  "employee-satisfaction-m3",
  "training-satisfaction",
  "fairness-satisfaction",
  "stress-satisfaction",
  "career-satisfaction",
] as const;

/** Two measures have a target for the one overall item; its line is the same. */
const OVERALL = ["employee-satisfaction-m3", "employee-satisfaction-m7"];

/** What an indicator is called on the pages. */
export const indicatorName = (indicator: IndicatorView, t: TFunction<"trends">): string =>
  OVERALL.includes(indicator.id) ? t("overall") : inLanguage(indicator.title);
