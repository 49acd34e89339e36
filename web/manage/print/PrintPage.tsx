import { Anchor, Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { readWave, type WaveView } from "../../api/waves.ts";
import { PageHead } from "../../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../../ui/states.tsx";
import { Posters } from "./Posters.tsx";
import { Slips } from "./Slips.tsx";
import "./print.css";

/** What goes on paper: slips to be drawn from an envelope, or a poster for each group. */
export function PrintPage() {
  const { t } = useTranslation("waves");
  const { waveId = "" } = useParams();
  const wave = useQuery({ queryKey: ["wave", waveId], queryFn: () => readWave(waveId) });
  if (wave.data === undefined) {
    return (
      <>
        <PageHead title={t("print.title")} />
        {wave.error ? (
          <ErrorState error={wave.error} onRetry={() => wave.refetch()} />
        ) : (
          <Loading />
        )}
      </>
    );
  }
  const { channel, state, name } = wave.data;
  const kind = channel === "slips" || channel === "open" ? channel : null;
  const isRunning = state === "scheduled" || state === "open";
  return (
    <>
      <div className="desk-no-print">
        <Anchor component={Link} to={`/waves/${waveId}`} size="sm" display="inline-block" mb="sm">
          ← {t("print.back")}
        </Anchor>
        <PageHead
          title={kind === null ? t("print.title") : t(`print.titles.${kind}`)}
          intro={kind === null ? name : t(`print.intros.${kind}`)}
          actions={
            <Group>
              <Button onClick={() => window.print()}>{t("print.print")}</Button>
            </Group>
          }
        />
      </div>
      {kind === null || !isRunning ? (
        <Empty title={t("print.noneTitle")}>{t("print.none")}</Empty>
      ) : (
        <Sheets wave={wave.data} kind={kind} />
      )}
    </>
  );
}

function Sheets({ wave, kind }: { readonly wave: WaveView; readonly kind: "slips" | "open" }) {
  return kind === "slips" ? <Slips wave={wave} /> : <Posters wave={wave} />;
}
