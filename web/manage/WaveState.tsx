import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { WaveView } from "../api/waves.ts";

const COLOURS: Record<WaveView["state"], string> = {
  draft: "gray.6",
  scheduled: "anwen.4",
  open: "anwen.6",
  closed: "yellow.7",
  released: "teal.7",
  destroyed: "gray.8",
  stopped: "red.7",
};

/** Where a wave stands, in words; the dot only helps to find it again. */
export function WaveState({ state }: { readonly state: WaveView["state"] }) {
  const { t } = useTranslation("waves");
  return <Badge color={COLOURS[state]}>{t(`states.${state}`)}</Badge>;
}
