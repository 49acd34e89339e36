import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type PosterView, readPosters, type WaveView } from "../../api/waves.ts";
import { inFours } from "../../respond/inFours.ts";
import { CopyText } from "../../ui/CopyText.tsx";
import { ErrorState, Loading } from "../../ui/states.tsx";
import { saveFile } from "../saveFile.ts";
import { QrCode, qrFile } from "./QrCode.tsx";

/** A poster for each group of an open wave, one to a sheet. */
export function Posters({ wave }: { readonly wave: WaveView }) {
  const posters = useQuery({
    queryKey: ["posters", wave.id],
    queryFn: () => readPosters(wave.id),
  });
  if (posters.error) return <ErrorState error={posters.error} onRetry={() => posters.refetch()} />;
  if (posters.data === undefined) return <Loading />;
  return posters.data.map((poster) => <Poster key={poster.group} wave={wave} poster={poster} />);
}

function Poster({ wave, poster }: { readonly wave: WaveView; readonly poster: PosterView }) {
  const { t } = useTranslation("waves");
  const { group, unitName, cut, invited, link } = poster;
  const unit = cut === null ? unitName : `${unitName} · ${cut}`;
  return (
    <section className="print-poster desk-card" aria-label={unit}>
      <h2>{wave.name}</h2>
      <p className="print-unit">{unit}</p>
      <QrCode text={link} label={t("print.qr")} />
      <p>{t("print.posterHint", { closesOn: wave.closesOn })}</p>
      <p>{t("print.notOnePerPerson", { invited })}</p>
      <p className="print-small">
        {t("print.fingerprint")}{" "}
        <span className="print-code">{inFours((wave.firstManifest ?? "").slice(0, 32))}</span>
      </p>
      <Group className="desk-no-print" justify="center" gap="sm">
        <CopyText text={link} label={unit} />
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`${t("print.saveQr")}: ${unit}`}
          onClick={() => saveFile(qrFile(link), `anwen-${group}.svg`)}
        >
          {t("print.saveQr")}
        </Button>
      </Group>
    </section>
  );
}
