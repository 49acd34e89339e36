import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readHandOuts } from "../api/handOuts.ts";
import type { WaveView } from "../api/waves.ts";
import { Card } from "../ui/Card.tsx";
import { ErrorState, Loading } from "../ui/states.tsx";
import { HandOutForm } from "./HandOutForm.tsx";
import { HandOutTable } from "./HandOutTable.tsx";

/**
 * How many codes of a period wave were handed out: entered month by month, by ballot group, while
 * the wave is open; afterwards to be read only.
 */
export function HandOutCard({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("waves");
  const { data, error, refetch } = useQuery({
    queryKey: ["hand-outs", wave.id],
    queryFn: () => readHandOuts(wave.id),
  });
  const isOpen = wave.state === "open";
  return (
    <Card title={t("handOuts.title")} intro={t("handOuts.intro")}>
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={1} />}
      {data && (
        <>
          <Text mb="md" maw={680}>
            {isOpen ? t("handOuts.untilClose", { closesOn: wave.closesOn }) : t("handOuts.final")}
          </Text>
          {isOpen && <HandOutForm wave={wave} groups={data.groups} />}
          <HandOutTable handOuts={data} />
        </>
      )}
    </Card>
  );
}
