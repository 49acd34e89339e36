import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Action } from "../../schema/wire/actions.ts";

const COLOURS: Record<Action["state"], string> = {
  planned: "anwen.4",
  under_way: "anwen.6",
  done: "teal.7",
  dropped: "gray.6",
};

/** Where an action stands, in words; the dot only helps to find it again. */
export function ActionState({ state }: { readonly state: Action["state"] }) {
  const { t } = useTranslation("actions");
  return <Badge color={COLOURS[state]}>{t(`states.${state}`)}</Badge>;
}
