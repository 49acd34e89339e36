import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readInvitationFile, type WaveView } from "../../api/waves.ts";
import { inFours } from "../../respond/inFours.ts";
import { ErrorState, Loading } from "../../ui/states.tsx";
import { QrCode } from "./QrCode.tsx";
import { readSlips, type SlipRow } from "./readSlips.ts";

/** One slip for each code, eight on a sheet, in the shuffled order of the file. */
export function Slips({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("waves");
  // Each reading of the codes is logged, so none happens by itself.
  const slips = useQuery({
    queryKey: ["slips", wave.id],
    queryFn: async () => readSlips(await (await readInvitationFile(wave.id)).text()),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (slips.error) return <ErrorState error={slips.error} onRetry={() => slips.refetch()} />;
  if (slips.data === undefined) return <Loading />;
  return (
    <ul className="print-slips">
      {slips.data.map((slip) => (
        <Slip key={slip.code} wave={wave} slip={slip} label={t("print.qr")} />
      ))}
    </ul>
  );
}

interface SlipProps {
  readonly wave: WaveView;
  readonly slip: SlipRow;
  readonly label: string;
}

function Slip({ wave, slip, label }: SlipProps) {
  const { t } = useTranslation("waves");
  const [address = ""] = slip.link.split("#");
  return (
    <li className="print-slip">
      <QrCode text={slip.link} label={label} />
      <div>
        <strong>{wave.name}</strong>
        <p>{t("print.until", { closesOn: wave.closesOn })}</p>
        <dl>
          <dt>{t("print.unit")}</dt>
          <dd>{slip.unit}</dd>
          <dt>{t("print.code")}</dt>
          <dd className="print-code">{inFours(slip.code)}</dd>
          <dt>{t("print.fingerprint")}</dt>
          <dd className="print-code print-small">
            {inFours((wave.firstManifest ?? "").slice(0, 32))}
          </dd>
        </dl>
      </div>
      <p className="print-small print-wide">{t("print.slipHint", { address })}</p>
    </li>
  );
}
