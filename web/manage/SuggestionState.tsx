import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SuggestionStatus } from "../api/suggestions.ts";

const COLOURS: Record<SuggestionStatus, string> = {
  open: "yellow.7",
  adopted: "anwen.6",
  partly_adopted: "anwen.4",
  implemented: "teal.7",
  rejected: "gray.6",
  duplicate: "gray.6",
  spam: "gray.8",
};

/** What became of a suggestion, in words; the dot only helps to find it again. */
export function SuggestionState({ status }: { readonly status: SuggestionStatus }) {
  const { t } = useTranslation("suggestions");
  return <Badge color={COLOURS[status]}>{t(`statuses.${status}`)}</Badge>;
}
