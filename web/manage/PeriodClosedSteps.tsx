import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WaveView } from "../api/waves.ts";
import { Card } from "../ui/Card.tsx";
import { ClosedSteps } from "./ClosedSteps.tsx";
import { HandOutCard } from "./HandOutCard.tsx";

/**
 * A period wave after its close: the last entries first, since the preview counts with them and
 * nothing may be entered after it.
 */
export function PeriodClosedSteps({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("waves");
  const [goesOn, setGoesOn] = useState(wave.isPreviewed);
  if (goesOn) return <ClosedSteps wave={wave} />;
  return (
    <>
      <HandOutCard wave={wave} />
      <Card title={t("preview.title")}>
        <Text mb="md" maw={680}>
          {t("handOuts.beforePreview")}
        </Text>
        <Button onClick={() => setGoesOn(true)}>{t("handOuts.goOn")}</Button>
      </Card>
    </>
  );
}
